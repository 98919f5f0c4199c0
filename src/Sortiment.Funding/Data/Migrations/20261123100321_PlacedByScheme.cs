using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sortiment.Funding.Data.Migrations
{
    /// <inheritdoc />
    public partial class PlacedByScheme : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_allocations_scheme_id_booking_date_id",
                schema: "funding",
                table: "allocations",
                columns: new[] { "scheme_id", "booking_date", "id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_allocations_scheme_id_booking_date_id",
                schema: "funding",
                table: "allocations"
            );
        }
    }
}

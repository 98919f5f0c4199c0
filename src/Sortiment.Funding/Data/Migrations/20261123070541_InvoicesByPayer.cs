using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sortiment.Funding.Data.Migrations
{
    /// <inheritdoc />
    public partial class InvoicesByPayer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_invoices_organisation_number_buyer_number_open_ore",
                schema: "funding",
                table: "invoices",
                columns: new[] { "organisation_number", "buyer_number", "open_ore" },
                filter: "open_ore > 0"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_invoices_organisation_number_buyer_number_open_ore",
                schema: "funding",
                table: "invoices"
            );
        }
    }
}

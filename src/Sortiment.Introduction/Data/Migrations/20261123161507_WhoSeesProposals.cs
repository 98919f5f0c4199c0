using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sortiment.Introduction.Data.Migrations
{
    /// <inheritdoc />
    public partial class WhoSeesProposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) { }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) { }
    }
}

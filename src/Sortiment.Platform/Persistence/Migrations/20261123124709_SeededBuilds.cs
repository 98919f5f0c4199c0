using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sortiment.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class SeededBuilds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "seeded_builds",
                schema: "platform",
                columns: table => new
                {
                    build = table.Column<string>(type: "text", nullable: false),
                    seeded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seeded_builds", x => x.build);
                }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "seeded_builds", schema: "platform");
        }
    }
}

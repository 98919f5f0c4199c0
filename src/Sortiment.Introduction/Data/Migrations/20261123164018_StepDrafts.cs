using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sortiment.Introduction.Data.Migrations
{
    /// <inheritdoc />
    public partial class StepDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "step_drafts",
                schema: "introduction",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    step_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    form = table.Column<string>(type: "json", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    saved_by = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_step_drafts",
                        x => new
                        {
                            x.tenant_id,
                            x.step_id,
                            x.role,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_step_drafts_steps_tenant_id_step_id",
                        columns: x => new { x.tenant_id, x.step_id },
                        principalSchema: "introduction",
                        principalTable: "steps",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "step_drafts", schema: "introduction");
        }
    }
}

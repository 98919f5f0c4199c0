using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sortiment.Funding.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "funding");

            migrationBuilder.CreateTable(
                name: "schemes",
                schema: "funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    organisation_name = table.Column<string>(
                        type: "character varying(200)",
                        maxLength: 200,
                        nullable: false
                    ),
                    organisation_number = table.Column<string>(
                        type: "character varying(11)",
                        maxLength: 11,
                        nullable: false
                    ),
                    basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    rate_ore = table.Column<long>(type: "bigint", nullable: false),
                    region_pays_for_all = table.Column<bool>(type: "boolean", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    minimum_sum_ore = table.Column<long>(type: "bigint", nullable: false),
                    total_cost_ore = table.Column<long>(type: "bigint", nullable: false),
                    expected_income_ore = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schemes", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "budget_lines",
                schema: "funding",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    amount_ore = table.Column<long>(type: "bigint", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_budget_lines", x => new { x.scheme_id, x.number });
                    table.ForeignKey(
                        name: "fk_budget_lines_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalSchema: "funding",
                        principalTable: "schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "contributions",
                schema: "funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    principal_name = table.Column<string>(
                        type: "character varying(200)",
                        maxLength: 200,
                        nullable: false
                    ),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instalment = table.Column<int>(type: "integer", nullable: false),
                    inhabitants = table.Column<int>(type: "integer", nullable: true),
                    amount_ore = table.Column<long>(type: "bigint", nullable: false),
                    vat_ore = table.Column<long>(type: "bigint", nullable: false),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answered_by = table.Column<string>(type: "text", nullable: true),
                    decision_reference = table.Column<string>(
                        type: "character varying(200)",
                        maxLength: 200,
                        nullable: true
                    ),
                    document_id = table.Column<Guid>(type: "uuid", nullable: true),
                    invoice_reference = table.Column<string>(
                        type: "character varying(100)",
                        maxLength: 100,
                        nullable: true
                    ),
                    electronic_address = table.Column<string>(
                        type: "character varying(50)",
                        maxLength: 50,
                        nullable: true
                    ),
                    invoiced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contributions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_contributions_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalSchema: "funding",
                        principalTable: "schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "grants",
                schema: "funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    amount_ore = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grants", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_grants_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalSchema: "funding",
                        principalTable: "schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "instalments",
                schema: "funding",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    population_date = table.Column<DateOnly>(type: "date", nullable: true),
                    invoiced_from = table.Column<DateOnly>(type: "date", nullable: false),
                    vat = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_instalments", x => new { x.scheme_id, x.number });
                    table.ForeignKey(
                        name: "fk_instalments_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalSchema: "funding",
                        principalTable: "schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "scheme_moves",
                schema: "funding",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    by_role = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scheme_moves", x => new { x.scheme_id, x.number });
                    table.ForeignKey(
                        name: "fk_scheme_moves_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalSchema: "funding",
                        principalTable: "schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_contributions_scheme_id_instalment_tenant_id",
                schema: "funding",
                table: "contributions",
                columns: new[] { "scheme_id", "instalment", "tenant_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_grants_scheme_id",
                schema: "funding",
                table: "grants",
                column: "scheme_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_grants_tenant_id_scheme_id",
                schema: "funding",
                table: "grants",
                columns: new[] { "tenant_id", "scheme_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_schemes_name",
                schema: "funding",
                table: "schemes",
                column: "name",
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "budget_lines", schema: "funding");

            migrationBuilder.DropTable(name: "contributions", schema: "funding");

            migrationBuilder.DropTable(name: "grants", schema: "funding");

            migrationBuilder.DropTable(name: "instalments", schema: "funding");

            migrationBuilder.DropTable(name: "scheme_moves", schema: "funding");

            migrationBuilder.DropTable(name: "schemes", schema: "funding");
        }
    }
}

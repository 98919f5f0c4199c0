using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sortiment.Principals.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "principals");

            migrationBuilder.CreateTable(
                name: "organs",
                schema: "principals",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    order = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organs", x => x.code);
                }
            );

            migrationBuilder.CreateTable(
                name: "principals",
                schema: "principals",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organisation_number = table.Column<string>(
                        type: "character varying(11)",
                        maxLength: 11,
                        nullable: false
                    ),
                    association = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_principals", x => x.code);
                }
            );

            migrationBuilder.CreateTable(
                name: "people",
                schema: "principals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    email = table.Column<string>(
                        type: "character varying(254)",
                        maxLength: 254,
                        nullable: false,
                        collation: "C"
                    ),
                    external_id = table.Column<string>(
                        type: "character varying(200)",
                        maxLength: 200,
                        nullable: true,
                        collation: "C"
                    ),
                    home_principal = table.Column<string>(type: "character varying(4)", nullable: true),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                    table.ForeignKey(
                        name: "fk_people_principals_home_principal",
                        column: x => x.home_principal,
                        principalSchema: "principals",
                        principalTable: "principals",
                        principalColumn: "code"
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "populations",
                schema: "principals",
                columns: table => new
                {
                    principal_code = table.Column<string>(type: "character varying(4)", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    inhabitants = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_populations", x => new { x.principal_code, x.date });
                    table.ForeignKey(
                        name: "fk_populations_principals_principal_code",
                        column: x => x.principal_code,
                        principalSchema: "principals",
                        principalTable: "principals",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "role_assignments",
                schema: "principals",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_assignments", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_role_assignments_period", "\"to\" >= \"from\"");
                    table.ForeignKey(
                        name: "fk_role_assignments_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "principals",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_role_assignments_principals_tenant_id",
                        column: x => x.tenant_id,
                        principalSchema: "principals",
                        principalTable: "principals",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "seats",
                schema: "principals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organ_code = table.Column<string>(type: "character varying(40)", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    appointed_by = table.Column<string>(type: "text", nullable: true),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seats", x => x.id);
                    table.CheckConstraint("ck_seats_period", "\"to\" >= \"from\"");
                    table.ForeignKey(
                        name: "fk_seats_organs_organ_code",
                        column: x => x.organ_code,
                        principalSchema: "principals",
                        principalTable: "organs",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_seats_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "principals",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_people_email",
                schema: "principals",
                table: "people",
                column: "email",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_people_external_id",
                schema: "principals",
                table: "people",
                column: "external_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_people_home_principal",
                schema: "principals",
                table: "people",
                column: "home_principal"
            );

            migrationBuilder.CreateIndex(
                name: "ix_principals_name",
                schema: "principals",
                table: "principals",
                column: "name",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_role_assignments_id",
                schema: "principals",
                table: "role_assignments",
                column: "id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_role_assignments_person_id",
                schema: "principals",
                table: "role_assignments",
                column: "person_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_role_assignments_role_tenant_id",
                schema: "principals",
                table: "role_assignments",
                columns: new[] { "role", "tenant_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seats_organ_code",
                schema: "principals",
                table: "seats",
                column: "organ_code"
            );

            migrationBuilder.CreateIndex(
                name: "ix_seats_person_id",
                schema: "principals",
                table: "seats",
                column: "person_id"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "populations", schema: "principals");

            migrationBuilder.DropTable(name: "role_assignments", schema: "principals");

            migrationBuilder.DropTable(name: "seats", schema: "principals");

            migrationBuilder.DropTable(name: "organs", schema: "principals");

            migrationBuilder.DropTable(name: "people", schema: "principals");

            migrationBuilder.DropTable(name: "principals", schema: "principals");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sortiment.Catalogue.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "catalogue");

            migrationBuilder.CreateTable(
                name: "areas",
                schema: "catalogue",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_areas", x => x.code);
                }
            );

            migrationBuilder.CreateTable(
                name: "assortment_version",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assortment_version", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "iso_classes",
                schema: "catalogue",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    english_title = table.Column<string>(
                        type: "character varying(200)",
                        maxLength: 200,
                        nullable: true
                    ),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_iso_classes", x => new { x.code, x.edition });
                }
            );

            migrationBuilder.CreateTable(
                name: "suppliers",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    organisation_number = table.Column<string>(
                        type: "character varying(11)",
                        maxLength: 11,
                        nullable: false
                    ),
                    is_example = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_suppliers", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "local_contracts",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    area_code = table.Column<string>(type: "character varying(60)", nullable: false),
                    supplier_name = table.Column<string>(
                        type: "character varying(200)",
                        maxLength: 200,
                        nullable: false
                    ),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    choice = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    exclusive_until = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_local_contracts", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_local_contracts_areas_area_code",
                        column: x => x.area_code,
                        principalSchema: "catalogue",
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "products",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    area_code = table.Column<string>(type: "character varying(60)", nullable: true),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "text", nullable: false),
                    iso_class_code = table.Column<string>(
                        type: "character varying(20)",
                        maxLength: 20,
                        nullable: false
                    ),
                    iso_edition = table.Column<int>(type: "integer", nullable: false),
                    needs = table.Column<string[]>(type: "text[]", nullable: false),
                    laws = table.Column<string[]>(type: "text[]", nullable: false),
                    medical_device_class = table.Column<string>(
                        type: "character varying(40)",
                        maxLength: 40,
                        nullable: true
                    ),
                    data_sheet = table.Column<string>(type: "jsonb", nullable: true),
                    lifecycle = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    lifecycle_since = table.Column<DateOnly>(type: "date", nullable: false),
                    in_assortment_since = table.Column<DateOnly>(type: "date", nullable: true),
                    lifecycle_reason = table.Column<string>(type: "text", nullable: true),
                    is_example = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => x.id);
                    table.ForeignKey(
                        name: "fk_products_areas_area_code",
                        column: x => x.area_code,
                        principalSchema: "catalogue",
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_products_iso_classes_iso_class_code_iso_edition",
                        columns: x => new { x.iso_class_code, x.iso_edition },
                        principalSchema: "catalogue",
                        principalTable: "iso_classes",
                        principalColumns: new[] { "code", "edition" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_products_suppliers_supplier_id",
                        column: x => x.supplier_id,
                        principalSchema: "catalogue",
                        principalTable: "suppliers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "articles",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    supplier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    acquisition = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_reconditionable = table.Column<bool>(type: "boolean", nullable: false),
                    delivery = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_published = table.Column<bool>(type: "boolean", nullable: false),
                    is_orderable = table.Column<bool>(type: "boolean", nullable: false),
                    order_stop = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_articles", x => x.id);
                    table.ForeignKey(
                        name: "fk_articles_products_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalogue",
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_articles_suppliers_supplier_id",
                        column: x => x.supplier_id,
                        principalSchema: "catalogue",
                        principalTable: "suppliers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "handbook_entries",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    area_code = table.Column<string>(type: "character varying(60)", nullable: true),
                    is_example = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handbook_entries", x => x.id);
                    table.CheckConstraint(
                        "ck_handbook_entries_one_subject",
                        "(product_id IS NULL) <> (area_code IS NULL)"
                    );
                    table.ForeignKey(
                        name: "fk_handbook_entries_areas_area_code",
                        column: x => x.area_code,
                        principalSchema: "catalogue",
                        principalTable: "areas",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_handbook_entries_products_product_id",
                        column: x => x.product_id,
                        principalSchema: "catalogue",
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "offers",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    article_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    agreement_number = table.Column<string>(
                        type: "character varying(200)",
                        maxLength: 200,
                        nullable: false
                    ),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    terms = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    price_ore = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offers", x => x.id);
                    table.ForeignKey(
                        name: "fk_offers_articles_article_id",
                        column: x => x.article_id,
                        principalSchema: "catalogue",
                        principalTable: "articles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "handbook_versions",
                schema: "catalogue",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    region_decision = table.Column<string>(
                        type: "character varying(200)",
                        maxLength: 200,
                        nullable: false
                    ),
                    vast_kom_decision = table.Column<string>(
                        type: "character varying(200)",
                        maxLength: 200,
                        nullable: true
                    ),
                    text_cost_responsibility = table.Column<string>(type: "text", nullable: false),
                    text_criteria = table.Column<string>(type: "text", nullable: false),
                    text_fees = table.Column<string>(type: "text", nullable: false),
                    text_follow_up = table.Column<string>(type: "text", nullable: false),
                    text_goals = table.Column<string>(type: "text", nullable: false),
                    text_important_information = table.Column<string>(type: "text", nullable: false),
                    text_intended_use = table.Column<string>(type: "text", nullable: false),
                    text_justifying_needs = table.Column<string>(type: "text", nullable: false),
                    text_orderers = table.Column<string>(type: "text", nullable: false),
                    text_prescribers = table.Column<string>(type: "text", nullable: false),
                    text_risks = table.Column<string>(type: "text", nullable: false),
                    text_target_group = table.Column<string>(type: "text", nullable: false),
                    text_training = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_handbook_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_handbook_versions_handbook_entries_entry_id",
                        column: x => x.entry_id,
                        principalSchema: "catalogue",
                        principalTable: "handbook_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_articles_gtin",
                schema: "catalogue",
                table: "articles",
                column: "gtin"
            );

            migrationBuilder.CreateIndex(
                name: "ix_articles_product_id",
                schema: "catalogue",
                table: "articles",
                column: "product_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_articles_supplier_id_number",
                schema: "catalogue",
                table: "articles",
                columns: new[] { "supplier_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_handbook_entries_area_code",
                schema: "catalogue",
                table: "handbook_entries",
                column: "area_code",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_handbook_entries_product_id",
                schema: "catalogue",
                table: "handbook_entries",
                column: "product_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_handbook_versions_entry_id_number",
                schema: "catalogue",
                table: "handbook_versions",
                columns: new[] { "entry_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_handbook_versions_entry_id_valid_from",
                schema: "catalogue",
                table: "handbook_versions",
                columns: new[] { "entry_id", "valid_from" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_local_contracts_area_code",
                schema: "catalogue",
                table: "local_contracts",
                column: "area_code"
            );

            migrationBuilder.CreateIndex(
                name: "ix_offers_agreement_number",
                schema: "catalogue",
                table: "offers",
                column: "agreement_number"
            );

            migrationBuilder.CreateIndex(
                name: "ix_offers_article_id",
                schema: "catalogue",
                table: "offers",
                column: "article_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_products_area_code",
                schema: "catalogue",
                table: "products",
                column: "area_code"
            );

            migrationBuilder.CreateIndex(
                name: "ix_products_iso_class_code_iso_edition",
                schema: "catalogue",
                table: "products",
                columns: new[] { "iso_class_code", "iso_edition" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_products_proposal_id",
                schema: "catalogue",
                table: "products",
                column: "proposal_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_products_supplier_id",
                schema: "catalogue",
                table: "products",
                column: "supplier_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_suppliers_organisation_number",
                schema: "catalogue",
                table: "suppliers",
                column: "organisation_number",
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "assortment_version", schema: "catalogue");

            migrationBuilder.DropTable(name: "handbook_versions", schema: "catalogue");

            migrationBuilder.DropTable(name: "local_contracts", schema: "catalogue");

            migrationBuilder.DropTable(name: "offers", schema: "catalogue");

            migrationBuilder.DropTable(name: "handbook_entries", schema: "catalogue");

            migrationBuilder.DropTable(name: "articles", schema: "catalogue");

            migrationBuilder.DropTable(name: "products", schema: "catalogue");

            migrationBuilder.DropTable(name: "areas", schema: "catalogue");

            migrationBuilder.DropTable(name: "iso_classes", schema: "catalogue");

            migrationBuilder.DropTable(name: "suppliers", schema: "catalogue");
        }
    }
}

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
                name: "billing_details",
                schema: "funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    street = table.Column<string>(type: "text", nullable: true),
                    postal_code = table.Column<string>(type: "text", nullable: false),
                    city = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: true),
                    bankgiro = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_details", x => new { x.tenant_id, x.id });
                }
            );

            migrationBuilder.CreateTable(
                name: "imported_files",
                schema: "funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_number = table.Column<string>(
                        type: "character varying(11)",
                        maxLength: 11,
                        nullable: false
                    ),
                    name = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    payments = table.Column<long>(type: "bigint", nullable: false),
                    credits_ore = table.Column<long>(type: "bigint", nullable: false),
                    debits_ore = table.Column<long>(type: "bigint", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    passed_over = table.Column<string>(type: "jsonb", nullable: false),
                    passed_over_count = table.Column<long>(type: "bigint", nullable: false),
                    reached = table.Column<long>(type: "bigint", nullable: false),
                    known = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imported_files", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "number_series",
                schema: "funding",
                columns: table => new
                {
                    organisation_number = table.Column<string>(
                        type: "character varying(11)",
                        maxLength: 11,
                        nullable: false
                    ),
                    year = table.Column<int>(type: "integer", nullable: false),
                    series = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_number_series",
                        x => new
                        {
                            x.organisation_number,
                            x.year,
                            x.series,
                        }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "organisations",
                schema: "funding",
                columns: table => new
                {
                    number = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    street = table.Column<string>(type: "text", nullable: true),
                    postal_code = table.Column<string>(type: "text", nullable: false),
                    city = table.Column<string>(type: "text", nullable: false),
                    bankgiro = table.Column<string>(type: "text", nullable: false),
                    iban = table.Column<string>(type: "text", nullable: true),
                    bic = table.Column<string>(type: "text", nullable: true),
                    contact_name = table.Column<string>(type: "text", nullable: false),
                    contact_phone = table.Column<string>(type: "text", nullable: true),
                    contact_email = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.number);
                }
            );

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
                name: "imported_file_parts",
                schema: "funding",
                columns: table => new
                {
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imported_file_parts", x => new { x.file_id, x.number });
                    table.ForeignKey(
                        name: "fk_imported_file_parts_imported_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "funding",
                        principalTable: "imported_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "payments",
                schema: "funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_number = table.Column<string>(
                        type: "character varying(11)",
                        maxLength: 11,
                        nullable: false
                    ),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<long>(type: "bigint", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    amount_ore = table.Column<long>(type: "bigint", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: false),
                    payer_name = table.Column<string>(type: "text", nullable: true),
                    payer_number = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: true),
                    payer_account = table.Column<string>(type: "text", nullable: true),
                    references = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: true),
                    found = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    left_ore = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => x.id);
                    table.ForeignKey(
                        name: "fk_payments_imported_files_file_id",
                        column: x => x.file_id,
                        principalSchema: "funding",
                        principalTable: "imported_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
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
                name: "invoice_runs",
                schema: "funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instalment = table.Column<int>(type: "integer", nullable: false),
                    issued = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    planned = table.Column<int>(type: "integer", nullable: false),
                    total_ore = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_by = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_invoice_runs_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalSchema: "funding",
                        principalTable: "schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
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

            migrationBuilder.CreateTable(
                name: "settlements",
                schema: "funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reference = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    left_ore = table.Column<long>(type: "bigint", nullable: false),
                    next_scheme_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlements", x => x.id);
                    table.ForeignKey(
                        name: "fk_settlements_schemes_next_scheme_id",
                        column: x => x.next_scheme_id,
                        principalSchema: "funding",
                        principalTable: "schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_settlements_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalSchema: "funding",
                        principalTable: "schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "statements",
                schema: "funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: true),
                    figures = table.Column<string>(type: "jsonb", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_by = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statements", x => x.id);
                    table.ForeignKey(
                        name: "fk_statements_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalSchema: "funding",
                        principalTable: "schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "vouchers",
                schema: "funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_number = table.Column<string>(
                        type: "character varying(11)",
                        maxLength: 11,
                        nullable: false
                    ),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reverses_id = table.Column<Guid>(type: "uuid", nullable: true),
                    document_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vouchers", x => x.id);
                    table.ForeignKey(
                        name: "fk_vouchers_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalSchema: "funding",
                        principalTable: "schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_vouchers_vouchers_reverses_id",
                        column: x => x.reverses_id,
                        principalSchema: "funding",
                        principalTable: "vouchers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "invoices",
                schema: "funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    instalment = table.Column<int>(type: "integer", nullable: false),
                    contribution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_number = table.Column<string>(
                        type: "character varying(11)",
                        maxLength: 11,
                        nullable: false
                    ),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    credits_id = table.Column<Guid>(type: "uuid", nullable: true),
                    issued = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    ocr = table.Column<string>(type: "character varying(25)", maxLength: 25, nullable: false),
                    buyer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    buyer_number = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    net_ore = table.Column<long>(type: "bigint", nullable: false),
                    vat_ore = table.Column<long>(type: "bigint", nullable: false),
                    credited_ore = table.Column<long>(type: "bigint", nullable: false),
                    paid_ore = table.Column<long>(type: "bigint", nullable: false),
                    open_ore = table.Column<long>(type: "bigint", nullable: false),
                    figures = table.Column<string>(type: "jsonb", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoices", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_invoices_contributions_tenant_id_contribution_id",
                        columns: x => new { x.tenant_id, x.contribution_id },
                        principalSchema: "funding",
                        principalTable: "contributions",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_invoices_invoice_runs_run_id",
                        column: x => x.run_id,
                        principalSchema: "funding",
                        principalTable: "invoice_runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_invoices_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalSchema: "funding",
                        principalTable: "schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "settlement_shares",
                schema: "funding",
                columns: table => new
                {
                    principal = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    settlement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    paid_ore = table.Column<long>(type: "bigint", nullable: false),
                    amount_ore = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_shares", x => new { x.settlement_id, x.principal });
                    table.ForeignKey(
                        name: "fk_settlement_shares_settlements_settlement_id",
                        column: x => x.settlement_id,
                        principalSchema: "funding",
                        principalTable: "settlements",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "postings",
                schema: "funding",
                columns: table => new
                {
                    voucher_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    account = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    amount_ore = table.Column<long>(type: "bigint", nullable: false),
                    principal = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: true),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_postings", x => new { x.voucher_id, x.line });
                    table.ForeignKey(
                        name: "fk_postings_schemes_scheme_id",
                        column: x => x.scheme_id,
                        principalSchema: "funding",
                        principalTable: "schemes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_postings_vouchers_voucher_id",
                        column: x => x.voucher_id,
                        principalSchema: "funding",
                        principalTable: "vouchers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "allocations",
                schema: "funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    payment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invoice_number = table.Column<string>(type: "text", nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount_ore = table.Column<long>(type: "bigint", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: false),
                    payer_name = table.Column<string>(type: "text", nullable: true),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    voucher_id = table.Column<Guid>(type: "uuid", nullable: false),
                    undoes_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_allocations", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_allocations_invoices_tenant_id_invoice_id",
                        columns: x => new { x.tenant_id, x.invoice_id },
                        principalSchema: "funding",
                        principalTable: "invoices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_allocations_payments_payment_id",
                        column: x => x.payment_id,
                        principalSchema: "funding",
                        principalTable: "payments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "invoice_letters",
                schema: "funding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    invoice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    sent = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    paid_ore = table.Column<long>(type: "bigint", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_letters", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_invoice_letters_invoices_tenant_id_invoice_id",
                        columns: x => new { x.tenant_id, x.invoice_id },
                        principalSchema: "funding",
                        principalTable: "invoices",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_allocations_id",
                schema: "funding",
                table: "allocations",
                column: "id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_allocations_invoice_id",
                schema: "funding",
                table: "allocations",
                column: "invoice_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_allocations_payment_id",
                schema: "funding",
                table: "allocations",
                column: "payment_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_allocations_tenant_id_invoice_id",
                schema: "funding",
                table: "allocations",
                columns: new[] { "tenant_id", "invoice_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_allocations_undoes_id",
                schema: "funding",
                table: "allocations",
                column: "undoes_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_billing_details_tenant_id",
                schema: "funding",
                table: "billing_details",
                column: "tenant_id",
                unique: true
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
                name: "ix_imported_files_organisation_number_sha256",
                schema: "funding",
                table: "imported_files",
                columns: new[] { "organisation_number", "sha256" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_invoice_letters_invoice_id_kind_number",
                schema: "funding",
                table: "invoice_letters",
                columns: new[] { "invoice_id", "kind", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_invoice_letters_tenant_id_invoice_id",
                schema: "funding",
                table: "invoice_letters",
                columns: new[] { "tenant_id", "invoice_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_invoice_runs_scheme_id",
                schema: "funding",
                table: "invoice_runs",
                column: "scheme_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_invoices_due",
                schema: "funding",
                table: "invoices",
                column: "due",
                filter: "open_ore > 0"
            );

            migrationBuilder.CreateIndex(
                name: "ix_invoices_id",
                schema: "funding",
                table: "invoices",
                column: "id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_invoices_ocr",
                schema: "funding",
                table: "invoices",
                column: "ocr",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_invoices_organisation_number_number",
                schema: "funding",
                table: "invoices",
                columns: new[] { "organisation_number", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_invoices_run_id_contribution_id",
                schema: "funding",
                table: "invoices",
                columns: new[] { "run_id", "contribution_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_invoices_scheme_id_issued",
                schema: "funding",
                table: "invoices",
                columns: new[] { "scheme_id", "issued" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_invoices_tenant_id_contribution_id",
                schema: "funding",
                table: "invoices",
                columns: new[] { "tenant_id", "contribution_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_organisations_ordinal",
                schema: "funding",
                table: "organisations",
                column: "ordinal",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_payments_booking_date",
                schema: "funding",
                table: "payments",
                column: "booking_date",
                filter: "left_ore <> 0"
            );

            migrationBuilder.CreateIndex(
                name: "ix_payments_file_id_ordinal",
                schema: "funding",
                table: "payments",
                columns: new[] { "file_id", "ordinal" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_payments_organisation_number_fingerprint",
                schema: "funding",
                table: "payments",
                columns: new[] { "organisation_number", "fingerprint" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_postings_invoice_id",
                schema: "funding",
                table: "postings",
                column: "invoice_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_postings_payment_id",
                schema: "funding",
                table: "postings",
                column: "payment_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_postings_scheme_id_account_principal",
                schema: "funding",
                table: "postings",
                columns: new[] { "scheme_id", "account", "principal" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_schemes_name",
                schema: "funding",
                table: "schemes",
                column: "name",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_settlements_next_scheme_id",
                schema: "funding",
                table: "settlements",
                column: "next_scheme_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_settlements_scheme_id",
                schema: "funding",
                table: "settlements",
                column: "scheme_id",
                unique: true
            );

            migrationBuilder
                .CreateIndex(
                    name: "ix_statements_scheme_id_year_version",
                    schema: "funding",
                    table: "statements",
                    columns: new[] { "scheme_id", "year", "version" },
                    unique: true
                )
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_vouchers_organisation_number_date",
                schema: "funding",
                table: "vouchers",
                columns: new[] { "organisation_number", "date" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_vouchers_organisation_number_year_number",
                schema: "funding",
                table: "vouchers",
                columns: new[] { "organisation_number", "year", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_vouchers_reverses_id",
                schema: "funding",
                table: "vouchers",
                column: "reverses_id",
                unique: true,
                filter: "kind = 'Reversal'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_vouchers_scheme_id",
                schema: "funding",
                table: "vouchers",
                column: "scheme_id"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "allocations", schema: "funding");

            migrationBuilder.DropTable(name: "billing_details", schema: "funding");

            migrationBuilder.DropTable(name: "budget_lines", schema: "funding");

            migrationBuilder.DropTable(name: "grants", schema: "funding");

            migrationBuilder.DropTable(name: "imported_file_parts", schema: "funding");

            migrationBuilder.DropTable(name: "instalments", schema: "funding");

            migrationBuilder.DropTable(name: "invoice_letters", schema: "funding");

            migrationBuilder.DropTable(name: "number_series", schema: "funding");

            migrationBuilder.DropTable(name: "organisations", schema: "funding");

            migrationBuilder.DropTable(name: "postings", schema: "funding");

            migrationBuilder.DropTable(name: "scheme_moves", schema: "funding");

            migrationBuilder.DropTable(name: "settlement_shares", schema: "funding");

            migrationBuilder.DropTable(name: "statements", schema: "funding");

            migrationBuilder.DropTable(name: "payments", schema: "funding");

            migrationBuilder.DropTable(name: "invoices", schema: "funding");

            migrationBuilder.DropTable(name: "vouchers", schema: "funding");

            migrationBuilder.DropTable(name: "settlements", schema: "funding");

            migrationBuilder.DropTable(name: "imported_files", schema: "funding");

            migrationBuilder.DropTable(name: "contributions", schema: "funding");

            migrationBuilder.DropTable(name: "invoice_runs", schema: "funding");

            migrationBuilder.DropTable(name: "schemes", schema: "funding");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Sortiment.Platform.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "platform");

            migrationBuilder.CreateTable(
                name: "audit_entries",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_name = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    on_behalf_of = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: true),
                    message = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    entity = table.Column<string>(type: "text", nullable: false),
                    entity_id = table.Column<string>(type: "text", nullable: false),
                    change = table.Column<string>(type: "text", nullable: false),
                    joint_organs_see = table.Column<bool>(type: "boolean", nullable: false),
                    changes = table.Column<string>(type: "jsonb", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => new { x.tenant_id, x.id });
                }
            );

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                schema: "platform",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation(
                            "Npgsql:ValueGenerationStrategy",
                            NpgsqlValueGenerationStrategy.IdentityByDefaultColumn
                        ),
                    name = table.Column<string>(type: "text", nullable: false),
                    xml = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "documents",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    released = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_documents", x => new { x.tenant_id, x.id });
                }
            );

            migrationBuilder.CreateTable(
                name: "ended_sessions",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ended_sessions", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                schema: "platform",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    response = table.Column<string>(type: "jsonb", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.person_id, x.key });
                }
            );

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    idempotency_key = table.Column<string>(
                        type: "character varying(200)",
                        maxLength: 200,
                        nullable: false
                    ),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dismissed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "process_instances",
                schema: "platform",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ending = table.Column<string>(type: "text", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    started_jointly = table.Column<bool>(type: "boolean", nullable: false),
                    arrivals = table.Column<string>(type: "jsonb", nullable: true),
                    waits = table.Column<string>(type: "jsonb", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_process_instances", x => new { x.tenant_id, x.id });
                }
            );

            migrationBuilder.CreateTable(
                name: "shared_documents",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shared_documents", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "document_contents",
                schema: "platform",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(4)", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_contents", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_document_contents_documents_tenant_id_id",
                        columns: x => new { x.tenant_id, x.id },
                        principalSchema: "platform",
                        principalTable: "documents",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "shared_document_contents",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shared_document_contents", x => x.id);
                    table.ForeignKey(
                        name: "fk_shared_document_contents_shared_documents_id",
                        column: x => x.id,
                        principalSchema: "platform",
                        principalTable: "shared_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_at",
                schema: "platform",
                table: "audit_entries",
                column: "at"
            );

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_entity_entity_id",
                schema: "platform",
                table: "audit_entries",
                columns: new[] { "entity", "entity_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_tenant_id_at",
                schema: "platform",
                table: "audit_entries",
                columns: new[] { "tenant_id", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_documents_id",
                schema: "platform",
                table: "documents",
                column: "id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_ended_sessions_ended_at",
                schema: "platform",
                table: "ended_sessions",
                column: "ended_at"
            );

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_created_at",
                schema: "platform",
                table: "idempotency_keys",
                column: "created_at"
            );

            migrationBuilder.CreateIndex(
                name: "ix_outbox_idempotency_key",
                schema: "platform",
                table: "outbox",
                column: "idempotency_key",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_attempt_at",
                schema: "platform",
                table: "outbox",
                column: "next_attempt_at",
                filter: "next_attempt_at IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_outbox_not_done",
                schema: "platform",
                table: "outbox",
                column: "created_at",
                filter: "done_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_process_instances_id",
                schema: "platform",
                table: "process_instances",
                column: "id",
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "audit_entries", schema: "platform");

            migrationBuilder.DropTable(name: "data_protection_keys", schema: "platform");

            migrationBuilder.DropTable(name: "document_contents", schema: "platform");

            migrationBuilder.DropTable(name: "ended_sessions", schema: "platform");

            migrationBuilder.DropTable(name: "idempotency_keys", schema: "platform");

            migrationBuilder.DropTable(name: "outbox", schema: "platform");

            migrationBuilder.DropTable(name: "process_instances", schema: "platform");

            migrationBuilder.DropTable(name: "shared_document_contents", schema: "platform");

            migrationBuilder.DropTable(name: "documents", schema: "platform");

            migrationBuilder.DropTable(name: "shared_documents", schema: "platform");
        }
    }
}

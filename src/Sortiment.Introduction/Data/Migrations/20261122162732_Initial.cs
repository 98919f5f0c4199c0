using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sortiment.Introduction.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "introduction");

            migrationBuilder.CreateTable(
                name: "meetings",
                schema: "introduction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    quorum = table.Column<string>(type: "json", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    minutes = table.Column<string>(type: "json", nullable: true),
                    minutes_document_id = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meetings", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "proposals",
                schema: "introduction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    content = table.Column<string>(type: "json", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    process_id = table.Column<Guid>(type: "uuid", nullable: true),
                    process_version = table.Column<int>(type: "integer", nullable: true),
                    cost_bearer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    withdrawal_reason = table.Column<string>(type: "text", nullable: true),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_by_name = table.Column<string>(type: "text", nullable: false),
                    proposed_by_on_behalf_of = table.Column<string>(type: "text", nullable: false),
                    proposed_by_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_role = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposals", x => new { x.tenant_id, x.id });
                }
            );

            migrationBuilder.CreateTable(
                name: "reference_series",
                schema: "introduction",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reference_series", x => x.year);
                }
            );

            migrationBuilder.CreateTable(
                name: "meeting_seats",
                schema: "introduction",
                columns: table => new
                {
                    seat_id = table.Column<Guid>(type: "uuid", nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_name = table.Column<string>(type: "text", nullable: true),
                    side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    position = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_present = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_seats", x => new { x.meeting_id, x.seat_id });
                    table.ForeignKey(
                        name: "fk_meeting_seats_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalSchema: "introduction",
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "agenda_items",
                schema: "introduction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    meeting_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    decision = table.Column<string>(type: "json", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agenda_items", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_agenda_items_meetings_meeting_id",
                        column: x => x.meeting_id,
                        principalSchema: "introduction",
                        principalTable: "meetings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_agenda_items_proposals_tenant_id_proposal_id",
                        columns: x => new { x.tenant_id, x.proposal_id },
                        principalSchema: "introduction",
                        principalTable: "proposals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "frozen_proposals",
                schema: "introduction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "json", nullable: false),
                    proposal_text = table.Column<string>(type: "text", nullable: false),
                    impact = table.Column<string>(type: "json", nullable: false),
                    assessment = table.Column<string>(type: "json", nullable: false),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    frozen_by_name = table.Column<string>(type: "text", nullable: false),
                    frozen_by_on_behalf_of = table.Column<string>(type: "text", nullable: false),
                    frozen_by_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    frozen_by_role = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_frozen_proposals", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_frozen_proposals_proposals_tenant_id_proposal_id",
                        columns: x => new { x.tenant_id, x.proposal_id },
                        principalSchema: "introduction",
                        principalTable: "proposals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "proposal_overviews",
                schema: "introduction",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    principal = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    product_name = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    current_step = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    step_entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    deadline = table.Column<DateOnly>(type: "date", nullable: true),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    listed = table.Column<bool>(type: "boolean", nullable: false),
                    by_coordinator = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal_overviews", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_proposal_overviews_proposals_tenant_id_id",
                        columns: x => new { x.tenant_id, x.id },
                        principalSchema: "introduction",
                        principalTable: "proposals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "steps",
                schema: "introduction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    part = table.Column<string>(type: "text", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    responsible = table.Column<string[]>(type: "text[]", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deadline = table.Column<DateOnly>(type: "date", nullable: false),
                    fresh_from = table.Column<int>(type: "integer", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    completed_by = table.Column<string>(type: "json", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    details = table.Column<string>(type: "json", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_steps", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_steps_proposals_tenant_id_proposal_id",
                        columns: x => new { x.tenant_id, x.proposal_id },
                        principalSchema: "introduction",
                        principalTable: "proposals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "step_overviews",
                schema: "introduction",
                columns: table => new
                {
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    part = table.Column<string>(type: "text", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    responsible = table.Column<string>(type: "text", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    deadline = table.Column<DateOnly>(type: "date", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    remind_on = table.Column<DateOnly>(type: "date", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_step_overviews", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_step_overviews_proposal_overviews_tenant_id_proposal_id",
                        columns: x => new { x.tenant_id, x.proposal_id },
                        principalSchema: "introduction",
                        principalTable: "proposal_overviews",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "decisions",
                schema: "introduction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    approved = table.Column<bool>(type: "boolean", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by_name = table.Column<string>(type: "text", nullable: false),
                    recorded_by_on_behalf_of = table.Column<string>(type: "text", nullable: false),
                    recorded_by_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_by_role = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decisions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_decisions_proposals_tenant_id_proposal_id",
                        columns: x => new { x.tenant_id, x.proposal_id },
                        principalSchema: "introduction",
                        principalTable: "proposals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_decisions_steps_tenant_id_step_id",
                        columns: x => new { x.tenant_id, x.step_id },
                        principalSchema: "introduction",
                        principalTable: "steps",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_agenda_items_meeting_id_proposal_id",
                schema: "introduction",
                table: "agenda_items",
                columns: new[] { "meeting_id", "proposal_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_agenda_items_tenant_id_proposal_id",
                schema: "introduction",
                table: "agenda_items",
                columns: new[] { "tenant_id", "proposal_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_decisions_tenant_id_proposal_id",
                schema: "introduction",
                table: "decisions",
                columns: new[] { "tenant_id", "proposal_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_decisions_tenant_id_step_id_role",
                schema: "introduction",
                table: "decisions",
                columns: new[] { "tenant_id", "step_id", "role" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_frozen_proposals_tenant_id_proposal_id_number",
                schema: "introduction",
                table: "frozen_proposals",
                columns: new[] { "tenant_id", "proposal_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_meetings_date",
                schema: "introduction",
                table: "meetings",
                column: "date"
            );

            migrationBuilder.CreateIndex(
                name: "ix_proposal_overviews_id",
                schema: "introduction",
                table: "proposal_overviews",
                column: "id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_proposal_overviews_status_submitted_at",
                schema: "introduction",
                table: "proposal_overviews",
                columns: new[] { "status", "submitted_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_proposals_id",
                schema: "introduction",
                table: "proposals",
                column: "id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_proposals_reference",
                schema: "introduction",
                table: "proposals",
                column: "reference",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_step_overviews_remind_on",
                schema: "introduction",
                table: "step_overviews",
                column: "remind_on",
                filter: "remind_on IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_step_overviews_tenant_id_proposal_id",
                schema: "introduction",
                table: "step_overviews",
                columns: new[] { "tenant_id", "proposal_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_steps_deadline",
                schema: "introduction",
                table: "steps",
                column: "deadline",
                filter: "completed_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_steps_tenant_id_proposal_id",
                schema: "introduction",
                table: "steps",
                columns: new[] { "tenant_id", "proposal_id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "agenda_items", schema: "introduction");

            migrationBuilder.DropTable(name: "decisions", schema: "introduction");

            migrationBuilder.DropTable(name: "frozen_proposals", schema: "introduction");

            migrationBuilder.DropTable(name: "meeting_seats", schema: "introduction");

            migrationBuilder.DropTable(name: "reference_series", schema: "introduction");

            migrationBuilder.DropTable(name: "step_overviews", schema: "introduction");

            migrationBuilder.DropTable(name: "steps", schema: "introduction");

            migrationBuilder.DropTable(name: "meetings", schema: "introduction");

            migrationBuilder.DropTable(name: "proposal_overviews", schema: "introduction");

            migrationBuilder.DropTable(name: "proposals", schema: "introduction");
        }
    }
}

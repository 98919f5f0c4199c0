using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Sortiment.Funding.Ledger;
using Sortiment.Funding.Schemes;
using Sortiment.Platform.Dispatch;
using Sortiment.Platform.Persistence;

namespace Sortiment.Funding.Data;

internal sealed class LedgerMapping
    : IEntityTypeConfiguration<Voucher>,
        IEntityTypeConfiguration<Posting>,
        IEntityTypeConfiguration<NumberSeries>
{
    // asked when the transaction is committed: every voucher has its postings then, and they are together nought
    private const string Balances = """
        CREATE OR REPLACE FUNCTION funding.voucher_balances() RETURNS trigger LANGUAGE plpgsql AS $body$
        DECLARE
            voucher uuid;
            lines int;
            total numeric;
        BEGIN
            IF TG_TABLE_NAME = 'vouchers' THEN voucher := NEW.id; ELSE voucher := NEW.voucher_id; END IF;
            SELECT count(*), coalesce(sum(amount_ore), 0) INTO lines, total FROM funding.postings WHERE voucher_id = voucher;
            IF lines < 2 OR total <> 0 THEN
                RAISE EXCEPTION 'voucher % does not balance: % postings, % ore', voucher, lines, total
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NULL;
        END $body$
        """;

    public void Configure(EntityTypeBuilder<Voucher> builder)
    {
        builder.ToTable("vouchers");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Text).HasMaxLength(FieldErrors.LongestName);
        builder.Property(v => v.ByName).HasMaxLength(FieldErrors.LongestName);
        builder.Ignore(v => v.Name).Ignore(v => v.IsEntered);
        builder
            .HasIndex(v => new
            {
                v.OrganisationNumber,
                v.Year,
                v.Number,
            })
            .IsUnique();
        builder.HasIndex(v => new { v.OrganisationNumber, v.Date });

        // what is taken back is taken back once; parts of a payment's voucher may be, one by one
        builder.HasIndex(v => v.ReversesId).IsUnique().HasFilter("kind = 'Reversal'");
        builder.HasOne<Voucher>().WithMany().HasForeignKey(v => v.ReversesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<FundingScheme>().WithMany().HasForeignKey(v => v.SchemeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(v => v.Postings).WithOne().HasForeignKey(p => p.VoucherId).OnDelete(DeleteBehavior.Restrict);
        builder.AppendOnly().After("1 function", Balances).After("2 trigger", Trigger("vouchers"));
    }

    public void Configure(EntityTypeBuilder<Posting> builder)
    {
        builder.ToTable("postings");
        builder.HasKey(p => new { p.VoucherId, p.Line });
        builder.Property(p => p.Line).ValueGeneratedNever();
        builder.Property(p => p.Account).HasMaxLength(4);
        builder.Property(p => p.Amount).HasColumnName("amount_ore");
        builder.Property(p => p.Principal).HasMaxLength(4);
        builder.HasIndex(p => new
        {
            p.SchemeId,
            p.Account,
            p.Principal,
        });
        builder.HasIndex(p => p.InvoiceId);
        builder.HasIndex(p => p.PaymentId);
        builder.HasOne<FundingScheme>().WithMany().HasForeignKey(p => p.SchemeId).OnDelete(DeleteBehavior.Restrict);
        builder.AppendOnly().After("1 function", Balances).After("2 trigger", Trigger("postings"));
    }

    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.ToTable("number_series");
        builder.HasKey(s => new
        {
            s.OrganisationNumber,
            s.Year,
            s.Series,
        });
        builder.Property(s => s.Year).ValueGeneratedNever();
        builder.Property(s => s.Series).HasMaxLength(1);
    }

    private static string Trigger(string table) =>
        $"DROP TRIGGER IF EXISTS balances ON funding.{table}; CREATE CONSTRAINT TRIGGER balances AFTER INSERT ON funding.{table} "
        + "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION funding.voucher_balances()";
}

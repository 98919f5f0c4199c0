using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Sortiment.Testing;

/// <summary>One line that the app logged.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Category">Who wrote it.</param>
/// <param name="Text">The message as it is shown.</param>
/// <param name="Exception">The exception that came with it.</param>
public sealed record LoggedLine(LogLevel Level, string Category, string Text, Exception? Exception);

/// <summary>What the app under test logged, for tests that ask.</summary>
public sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LoggedLine> _lines = new();

    /// <summary>Every line so far.</summary>
    public IReadOnlyList<LoggedLine> Lines => [.. _lines];

    /// <summary>What should not have happened.</summary>
    public IReadOnlyList<LoggedLine> Errors => [.. _lines.Where(line => line.Level >= LogLevel.Error)];

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    /// <inheritdoc />
    public void Dispose() { }

    private sealed class Logger(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => log._lines.Enqueue(new LoggedLine(logLevel, category, formatter(state, exception), exception));
    }
}

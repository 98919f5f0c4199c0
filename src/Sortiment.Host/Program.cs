var app = WebApplication.CreateBuilder(args).Build();
app.Run();

/// <summary>Composition only; partial so that tests can start it.</summary>
public partial class Program;

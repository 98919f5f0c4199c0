using System.Text.Json.Nodes;
using Sortiment.Platform.Processes;
using Xunit;

namespace Sortiment.Platform.Tests.Processes;

/// <summary>Each fault planted in a definition that is sound without it.</summary>
public sealed class ProcessDefinitionLoaderTests
{
    [Fact]
    public void A_sound_definition_is_read_whole()
    {
        var drawn = DrawnFlow.Sound();
        drawn["left"]["part"] = DrawnFlow.Literal("String", "a");
        drawn["left"]["number"] = DrawnFlow.Literal("Int32", "4"); // as Elsa Studio may write it
        drawn["left"]["requiredEvidence"] = DrawnFlow.Strings("evidence");

        var definition = drawn.Read();

        Assert.Equal(("drawn", 1, "Ritad"), (definition.DefinitionId, definition.Version, definition.Name));
        Assert.Equal(8, definition.Activities.Count);
        Assert.Equal(9, definition.Connections.Count);
        Assert.True(definition.TryGetStep("left", out var left));
        Assert.Equal(
            ("left", 4, "a", "Steget left", 10),
            (left.Id, left.Number, left.Part, left.Title, left.DeadlineWorkingDays)
        );
        Assert.Equal(["coordination-office"], left.Responsible);
        Assert.Equal(["evidence"], left.RequiredEvidence);
        Assert.Equal(["Done"], left.Outcomes);
        Assert.False(definition.TryGetStep("fork", out _));
        Assert.Equal(["ask", "right", "left"], definition.Steps.Select(step => step.Id));
    }

    [Fact]
    public void Unknown_activity_type() =>
        Refuses(flow => flow["left"]["type"] = "Elsa.Delay", "activity \"left\": unknown activity type \"Elsa.Delay\"");

    [Fact]
    public void Unknown_input() =>
        Refuses(
            flow => flow["left"]["deadline"] = DrawnFlow.Literal("Int32", 3),
            "activity \"left\": unknown input \"deadline\""
        );

    [Theory]
    [InlineData("number")]
    [InlineData("title")]
    [InlineData("responsible")]
    [InlineData("deadlineWorkingDays")]
    [InlineData("requiredEvidence")]
    [InlineData("outcomes")]
    public void Missing_input(string input) =>
        Refuses(flow => flow["left"].Remove(input), $"activity \"left\": missing input \"{input}\"");

    [Fact]
    public void Input_of_another_type() =>
        Refuses(
            flow => flow["left"]["number"] = DrawnFlow.Literal("String", "4"),
            "activity \"left\": input \"number\" is a \"String\"; it must be a Int32"
        );

    [Fact]
    public void Input_with_logic() =>
        Refuses(
            flow => flow["left"]["title"] = DrawnFlow.Input("String", "JavaScript", "1 + 1"),
            "activity \"left\": input \"title\" is given as \"JavaScript\"; it must be Literal"
        );

    [Fact]
    public void Input_that_is_no_list() =>
        Refuses(
            flow => flow["left"]["outcomes"] = DrawnFlow.Input("String[]", "Object", "Done"),
            "activity \"left\": input \"outcomes\" must be a list of names, as JSON in text"
        );

    [Theory]
    [InlineData("0", "input \"deadlineWorkingDays\" must be above nought")]
    [InlineData("soon", "input \"deadlineWorkingDays\" must be a whole number")]
    public void Deadline_that_is_none(string days, string fault) =>
        Refuses(
            flow => flow["left"]["deadlineWorkingDays"] = DrawnFlow.Literal("Int32", days),
            $"activity \"left\": {fault}"
        );

    [Fact]
    public void Unknown_role() =>
        Refuses(
            flow => flow["left"]["responsible"] = DrawnFlow.Strings("coordinator", "chief"),
            "activity \"left\": input \"responsible\" has the unknown role \"chief\""
        );

    [Fact]
    public void Step_without_outcomes() =>
        Refuses(
            flow => flow["left"]["outcomes"] = DrawnFlow.Strings(),
            "activity \"left\": input \"outcomes\" is empty"
        );

    [Fact]
    public void Outcome_named_twice() =>
        Refuses(
            flow => flow["left"]["outcomes"] = DrawnFlow.Strings("Done", "Done"),
            "activity \"left\": input \"outcomes\" names the same thing twice"
        );

    [Fact]
    public void Connection_from_an_unknown_port() =>
        Refuses(flow => flow.Connect("ask", "Maybe", "dropped"), "activity \"ask\": unknown port \"Maybe\"");

    [Fact]
    public void Connection_to_an_unknown_port() =>
        Refuses(
            flow => flow.Connection("ask", "No")["target"]!["port"] = "Side",
            "activity \"dropped\": unknown port \"Side\": activities are entered by \"In\""
        );

    [Fact]
    public void Connection_to_nothing() =>
        Refuses(
            flow => flow.Connection("ask", "No")["target"]!["activity"] = "gone",
            "activity \"ask\": dangling connection: \"No\" goes to \"gone\", which is not there"
        );

    [Fact]
    public void Connection_from_nothing() =>
        Refuses(
            flow => flow.Connect("gone", "Done", "dropped"),
            "activity \"dropped\": dangling connection: it comes from \"gone\", which is not there"
        );

    [Fact]
    public void Connection_back_to_the_start() =>
        Refuses(
            flow => flow.Connection("ask", "No")["target"]!["activity"] = "start",
            "activity \"start\": a connection from \"ask\" goes back to the start"
        );

    [Fact]
    public void Activity_that_nothing_leads_to() =>
        Refuses(flow => flow.Step("lonely", "Done dropped"), "activity \"lonely\": cannot be reached from the start");

    [Theory]
    [InlineData("ask", "No")]
    [InlineData("left", "Done")]
    [InlineData("fork", "l")]
    [InlineData("join", "Done")]
    [InlineData("start", "Done")]
    public void Outcome_without_connection(string activity, string outcome) =>
        Refuses(
            flow => flow.Disconnect(activity, outcome),
            $"activity \"{activity}\": dead end: outcome \"{outcome}\" has no connection"
        );

    [Fact]
    public void Outcome_with_two_connections() =>
        Refuses(
            flow => flow.Connect("ask", "Yes", "dropped"),
            "activity \"ask\": outcome \"Yes\" has 2 connections; fork with an Elsa.FlowFork"
        );

    [Fact]
    public void No_start() =>
        Refuses(
            flow =>
            {
                flow.Disconnect("start", "Done");
                ((JsonArray)flow.File["root"]!["activities"]!).Remove(flow["start"]);
            },
            "has 0 Elsa.Start; it must have one"
        );

    [Fact]
    public void The_same_id_twice() => Refuses(flow => flow.End("made"), "activity \"made\": the id stands twice");

    [Theory]
    [InlineData("WaitAny")]
    [InlineData("WaitAllActive")]
    public void Join_in_another_mode(string mode) =>
        Refuses(
            flow => flow["join"]["mode"]!["expression"]!["value"] = mode,
            $"activity \"join\": join mode is \"{mode}\"; it must be WaitAll"
        );

    [Fact]
    public void Join_without_a_mode() =>
        Refuses(flow => flow["join"].Remove("mode"), "activity \"join\": missing input \"mode\"");

    [Fact]
    public void End_without_an_ending() =>
        Refuses(
            flow => flow["made"]["customProperties"] = new JsonObject(),
            "activity \"made\": \"ending\" is missing"
        );

    [Fact]
    public void Variables() =>
        Refuses(
            flow => flow.File["variables"] = new JsonArray(new JsonObject()),
            "\"variables\" must be empty: a process here carries no values of its own"
        );

    [Fact]
    public void Root_that_is_no_flowchart() =>
        Refuses(
            flow => flow.File["root"]!["type"] = "Elsa.Sequence",
            "root is \"Elsa.Sequence\"; it must be an Elsa.Flowchart"
        );

    [Theory]
    [InlineData("drawn.v2.json")]
    [InlineData("other.v1.json")]
    [InlineData("drawn.json")]
    public void Name_of_another_definition_or_version(string fileName)
    {
        var json = DrawnFlow.Sound().File.ToJsonString();

        var refused = Assert.Throws<ProcessDefinitionException>(() => ProcessDefinitionLoader.Parse(fileName, json));
        Assert.Equal($"{fileName}: holds \"drawn\" version 1; its name must be drawn.v1.json", refused.Message);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"version": 1, "version": 2}""")]
    public void What_is_not_JSON_or_says_a_thing_twice(string json)
    {
        var refused = Assert.Throws<ProcessDefinitionException>(() =>
            ProcessDefinitionLoader.Parse("drawn.v1.json", json)
        );
        Assert.StartsWith("drawn.v1.json: is not JSON: ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"definitionId": 7}""")]
    [InlineData("""{"definitionId": "drawn", "version": 1}""")]
    [InlineData("""{"definitionId": "drawn", "version": 1, "root": {"type": "Elsa.Flowchart", "activities": [7]}}""")]
    [InlineData("""{"definitionId": "drawn", "version": 1, "root": {"type": "Elsa.Flowchart", "activities": []}}""")]
    public void JSON_of_another_shape(string json) =>
        Assert.Throws<ProcessDefinitionException>(() => ProcessDefinitionLoader.Parse("drawn.v1.json", json));

    private static void Refuses(Action<DrawnFlow> plant, string fault)
    {
        var flow = DrawnFlow.Sound();
        flow.Read();
        plant(flow);

        var refused = Assert.Throws<ProcessDefinitionException>(() => flow.Read());
        Assert.Equal($"drawn.v1.json: {fault}", refused.Message);
    }
}

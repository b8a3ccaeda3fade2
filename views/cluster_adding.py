"""How what a card lacks is added: what to send and to whom, then the file, its columns and a row to follow."""

import html

from language import Speech
from queries import engine

FOLDER = "data/reference"
FILES = {  # part of the card → file, columns that must be filled
    "cluster_members_by_year": ("cluster_indicators.csv", ("cluster_id", "year", "indicator", "value", "source_id")),
    "cluster_figures": ("cluster_indicators.csv", ("cluster_id", "year", "indicator", "value", "source_id")),
    "cluster_organisations": ("cluster_members.csv", ("cluster_id", "organisation_id", "year", "relation", "source_id")),
    "cluster_ties": ("cluster_links.csv", ("cluster_a", "cluster_b", "kind", "year", "source_id")),
    "cluster_eu_list": ("cluster_eu_projects.csv", ("cluster_id", "framework", "project_id", "role", "source_id")),
}


def known_as(part: str, say: Speech) -> str:
    """What the visitor may know, of a part of the card."""
    return {
        "cluster_members_by_year": say("A number of members"),
        "cluster_figures": say("Projects, a budget, a team"),
        "cluster_organisations": say("The name of a member"),
        "cluster_ties": say("A tie with another cluster"),
        "cluster_eu_list": say("A European project"),
    }[part]


def how(lacking: list[str], say: Speech) -> tuple[str, str]:
    """A heading and the HTML under it, for the parts that hold nothing: the gesture first, the file and the command after."""
    rows = "".join(
        f"<tr><th scope='row'>{html.escape(known_as(part, say))}</th><td>{file}</td><td>{', '.join(columns)}</td></tr>" for part, (file, columns) in FILES.items() if part in lacking
    )
    heads = "".join(f"<th scope='col'>{text}</th>" for text in (say("What you know"), say("File"), say("Columns to fill in")))
    told = [
        say("Send it, with the address of the public page where it can be read, to the person who keeps the data of this installation."),
        say("That person adds one row to a file of the folder {folder}, one for its source to sources.csv, then runs “make data”: the rows are checked, one that is wrong is refused with its reason, and the card, the ranks and the files follow.", folder=FOLDER),
    ]
    example = engine.run("cluster_added_row")
    if not example.empty:
        row = example.iloc[0]
        values = ", ".join([row["cluster_id"], str(int(row["year"])), row["indicator"], f"{row['value']:.0f}", row["source_id"]])
        told.append(say("Example of a row, {name} in {year}: {values}", name=row["cluster_name"], year=int(row["year"]), values=values))
    first, *rest = (f"<p class='view-subtitle'>{html.escape(text)}</p>" for text in told)
    return say("To complete this card"), f"{first}<div class='twin whole adding'><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>{''.join(rest)}"

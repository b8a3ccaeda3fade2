"""The flow as a list of bars, one a payer and instrument: what a band of the flow cannot be clicked for."""

import pandas as pd
import plotly.graph_objects as go

from charts.look import Look, faded

ROW, NAMES = 25, 372  # px: a bar with its name, the room of the names


def summed(frame: pd.DataFrame) -> pd.DataFrame:
    """The flow without its phases: payer, instrument, amount_eur_m, n_entries, _payer, _instrument, source_id, confidence; the largest first."""
    worst = {"high": 0, "medium": 1, "low": 2}
    grouped = frame.groupby(["_payer", "_instrument"], sort=False).agg(
        payer=("payer", "first"), instrument=("instrument", "first"), amount_eur_m=("amount_eur_m", "sum"), n_entries=("n_entries", "sum"),
        source_id=("source_id", lambda found: ";".join(sorted({s for joined in found for s in joined.split(";")}))), confidence=("confidence", lambda found: max(found, key=worst.get)),
    )
    return grouped.reset_index().sort_values(["amount_eur_m", "_instrument", "_payer"], ascending=[False, True, True], ignore_index=True)


def bars(frame: pd.DataFrame, look: Look, context) -> go.Figure:
    """A bar for each payer and instrument in the payer's colour, its amount at the end. `context["through"]` keeps one instrument in full colour.

    `frame`: payer, instrument, phase, amount_eur_m (M€), n_entries, _payer, _instrument.
    """
    say, palette, zoom = look.say, look.palette, look.label / 13
    rows, chosen = summed(frame), context["through"]
    colours = [palette.payers[r["_payer"]] if chosen in (None, r["_instrument"]) else faded(palette.payers[r["_payer"]], 0.3) for r in rows.to_dict("records")]
    places = [*range(len(rows))]
    trace = go.Bar(
        name=say("Amount (M€)"), x=[*rows["amount_eur_m"]], y=places, orientation="h", width=0.5, marker={"color": colours}, customdata=[[code] for code in rows["_instrument"]],
        text=[say.number(round(amount, 1), 1 if amount < 100 else 0) for amount in rows["amount_eur_m"]], textposition="outside", constraintext="none", textfont={"size": look.label, "color": palette.ink}, cliponaxis=False,
        hovertext=[f"<b>{r['instrument']}</b><br>{r['payer']}<br>{say.money(round(r['amount_eur_m'], 1))}" for r in rows.to_dict("records")], hoverinfo="text",
    )
    names = [f"{'<b>' + r['instrument'] + '</b>' if r['_instrument'] == chosen else r['instrument']} <span style='color:{palette.quiet}'>· {r['payer']}</span>  " for r in rows.to_dict("records")]
    return look.figure(
        int(ROW * zoom) * len(rows) + 6, [trace], margin=(int(NAMES * zoom), int(44 * zoom), 2, 2),
        xaxis={"range": [0, float(rows["amount_eur_m"].max()) * 1.02], "visible": False},
        yaxis={"range": [len(rows) - 0.5, -0.5], "tickvals": places, "ticktext": names, "tickfont": {"size": look.label, "color": palette.ink}},
    )


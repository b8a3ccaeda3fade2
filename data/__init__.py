"""From the reference tables to the warehouse: described once in the data package, checked, built aside, moved in one step."""

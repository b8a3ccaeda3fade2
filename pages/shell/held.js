// Gives the deck that this browser holds to a server that has been started anew.
export default function ({ data, setTriggerValue }) { setTriggerValue('found', interpoles.held('d')); }

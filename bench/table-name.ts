/** A table by its name in the template: `ProposalPipeline-DataLedgerTable1A2B3C4D-…` is the ledger. */
export function tableName(physical: string): string {
  return physical.replaceAll(/[^+.]*Data([A-Z][a-z]+)Table[^+.]*/g, '$1');
}

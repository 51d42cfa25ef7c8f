import { Construct } from 'constructs';
import { LedgerTable } from './ledger-table.ts';
import { SecretsTable } from './secrets-table.ts';
import { ViewsTable } from './views-table.ts';
import { WaitsTable } from './waits-table.ts';

/** The four tables: truth, lists, open waits, secrets of others. */
export class Data extends Construct {
  readonly ledger: LedgerTable;
  readonly views: ViewsTable;
  readonly waits: WaitsTable;
  readonly secrets: SecretsTable;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.ledger = new LedgerTable(this, 'Ledger');
    this.views = new ViewsTable(this, 'Views');
    this.waits = new WaitsTable(this, 'Waits');
    this.secrets = new SecretsTable(this, 'Secrets');
  }
}

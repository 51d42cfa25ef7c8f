import type { Data } from './data.ts';
import type { DeployParameters } from './deploy-parameters.ts';

/** What every function knows that answers signed-in people: where the record and the lists lie, whose body it is, and who administers it first. */
export function webEnvironment(data: Data, parameters: DeployParameters) {
  return {
    LEDGER_TABLE_NAME: data.ledger.table.tableName,
    VIEWS_TABLE_NAME: data.views.table.tableName,
    BOOTSTRAP_BODY: parameters.body,
    BOOTSTRAP_ADMINISTRATOR: parameters.bootstrapAdministrator,
  };
}

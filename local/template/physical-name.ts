import { createHash } from 'node:crypto';

/**
 * The name of a resource that the template does not name: `<stack>-<logical id>-<12 letters and digits>` as
 * CloudFormation makes them, but the same in every run, since data outlive the process. Cut in the middle to `longest`.
 */
export function physicalName(stackName: string, logicalId: string, longest = 255): string {
  const digest = createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex').slice(0, 12).toUpperCase();
  return `${`${stackName}-${logicalId}`.slice(0, longest - 13)}-${digest}`;
}

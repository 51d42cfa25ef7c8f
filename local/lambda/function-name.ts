/**
 * The plain name in what the Invoke API takes: a name, a partial or whole ARN, each with or without a version or alias.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function functionName(nameOrArn: string): string {
  const marker = nameOrArn.lastIndexOf('function:');
  const name = marker === -1 ? nameOrArn : nameOrArn.slice(marker + 'function:'.length);
  return name.split(':')[0] ?? name;
}

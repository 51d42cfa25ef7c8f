/** Whether API Gateway hands the path to the function that answers for files. */
export function isOfFiles(path: string): boolean {
  return /^\/v1\/proposals\/[^/]+\/files(?:\/|\?|$)/.test(path);
}

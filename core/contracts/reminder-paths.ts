/** What the function of reminders answers to people with a token: the path, and whatever lies under it. */
export const reminderPath = '/v1/reminders';

/** Whether API Gateway hands a path to it, which may have a query. */
export function isOfReminders(path: string): boolean {
  const [plain = path] = path.split('?');
  return plain === reminderPath || plain.startsWith(`${reminderPath}/`);
}

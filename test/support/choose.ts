import type { Locator } from 'playwright-core';

/**
 * Chooses in a list by typing. Enter takes what is marked, and nothing before the list has come and its first line is marked, which on a
 * busy machine is a moment after it is seen.
 */
export async function choose(field: Locator, typed: string): Promise<void> {
  await field.fill(typed);
  await field.page().locator('.ant-select-item-option-active:visible', { hasText: typed }).first().waitFor();
  await field.page().keyboard.press('Enter');
}

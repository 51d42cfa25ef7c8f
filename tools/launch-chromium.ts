import packedChromium from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/**
 * What the package adds for Lambda and is not wanted here. With every page in one process the browser ends with its first page; what a browser
 * forbids is to be forbidden; and a graphics card that is only played composes each frame twice, for a third of all that a test costs.
 */
const unwanted =
  /^--(?:single-process|no-zygote|disable-web-security|ignore-gpu-blocklist|in-process-gpu|use-gl=|use-angle=|enable-unsafe-swiftshader)/;

/** The browser of the tests and the pictures, with nothing on the screen. */
export async function launchChromium(further: readonly string[] = []): Promise<Browser> {
  const args = [...packedChromium.args.filter((arg) => !unwanted.test(arg)), '--disable-gpu', ...further];
  return chromium.launch({ args, executablePath: await packedChromium.executablePath(), headless: true });
}

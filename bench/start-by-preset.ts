import { enableCompileCache } from 'node:module';

/**
 * What `npm start` runs, but with the preset's rules in place of the sample district's: a life by those takes more steps than one that older
 * builds are compared by.
 */
process.env['TZ'] = 'UTC';
enableCompileCache();
const { startOptions } = await import('#tools/start/start-options.ts');
const { runProduct } = await import('#tools/start/run-product.ts');
await runProduct(startOptions(process.argv.slice(2), undefined), { rules: 'preset' });

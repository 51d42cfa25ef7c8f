import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { ResolvedResource } from '../template/resolved-stack.ts';
import { TemplateError } from '../template/template-error.ts';
import { writeInlineCode, type CodeSource } from './function-code.ts';

/** A function as the template describes it, with its bundle on disk. */
export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  /** Absolute path of the ES module or CommonJS file, and the export to call. */
  readonly file: string;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Reserved concurrency; undefined where the template leaves it open. */
  readonly concurrency: number | undefined;
}

const functionSchema = z.object({
  Code: z.union([z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }), z.strictObject({ ZipFile: z.string() })]),
  Handler: z.string().regex(/^[^.]+(\/[^.]+)*\.[^.]+$/, 'names a file and an export: index.handler'),
  Runtime: z.string().startsWith('nodejs', 'only nodejs runtimes run here'),
  Environment: z
    .strictObject({ Variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)) })
    .optional(),
  // Lambda's own defaults.
  Timeout: z.coerce.number().int().min(1).max(900).default(3),
  MemorySize: z.coerce.number().int().min(128).max(10_240).default(128),
  ReservedConcurrentExecutions: z.coerce.number().int().min(0).optional(),
  PackageType: z.literal('Zip').optional(),
});

/** Reads an `AWS::Lambda::Function`. @throws TemplateError naming what is not supported */
export function functionDefinition(resource: ResolvedResource, source: CodeSource): FunctionDefinition {
  const fail = (message: string): never => {
    throw new TemplateError(`Function ${resource.logicalId}: ${message}`);
  };
  const result = functionSchema.safeParse(resource.properties);
  if (!result.success) return fail(z.prettifyError(result.error));
  const { Code, Handler, Environment, Timeout, MemorySize, ReservedConcurrentExecutions } = result.data;
  const directory =
    'ZipFile' in Code
      ? writeInlineCode(source, `${resource.stackName}.${resource.logicalId}`, Code.ZipFile)
      : (source.assets.get(Code.S3Key) ?? fail(`the assembly has no asset ${Code.S3Key}`));
  const dot = Handler.lastIndexOf('.');
  const stem = join(directory, Handler.slice(0, dot));
  const file = ['.mjs', '.js', '.cjs'].map((extension) => stem + extension).find((path) => existsSync(path));
  return {
    name: resource.name,
    arn: resource.arn,
    file: file ?? fail(`there is no ${Handler.slice(0, dot)}.mjs in its asset; build the bundles first`),
    handler: Handler.slice(dot + 1),
    timeoutSeconds: Timeout,
    memoryMb: MemorySize,
    environment: Environment?.Variables ?? {},
    concurrency: ReservedConcurrentExecutions,
  };
}

import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { quarantine } from '#core/contracts/quarantine.ts';
import { checkFileEnv } from '#functions/check-file/env.ts';
import { serveFilesEnv } from '#functions/serve-files/env.ts';
import { BundledFunction } from './bundled-function.ts';
import type { Data } from './data.ts';
import type { DeployParameters } from './deploy-parameters.ts';
import { EventTarget } from './event-target.ts';
import { FilesBucket } from './files-bucket.ts';
import { webEnvironment } from './web-environment.ts';

export interface FilesProps {
  readonly data: Data;
  readonly parameters: DeployParameters;
  readonly bundlesDirectory: string;
}

/** Files of cases: where they lie, what looks at them, and what answers for them. */
export class Files extends Construct {
  /** Answers the routes about files. */
  readonly serve: Function;
  /** Where they lie. */
  readonly store: FilesBucket;
  /** Where browsers send and fetch them. */
  readonly origin: string;

  constructor(scope: Construct, id: string, { data, parameters, bundlesDirectory }: FilesProps) {
    super(scope, id);
    const files = new FilesBucket(this, 'Store');
    this.store = files;
    this.origin = files.origin;
    const serve = new BundledFunction(this, 'serve-files', {
      bundle: 'serve-files',
      bundlesDirectory,
      memory: 1024,
      timeout: Duration.seconds(15),
      impact: 'Nobody can attach, download or remove files; cases go on without them.',
      environment: {
        schema: serveFilesEnv,
        values: {
          ...webEnvironment(data, parameters),
          FILES_BUCKET_NAME: files.bucket.bucketName,
        },
      },
    });
    this.serve = serve.fn;
    data.ledger.grantRead(serve.fn);
    data.ledger.grantAppendToProposals(serve.fn, parameters.body);
    data.views.grantRead(serve.fn);
    data.views.grantBeginUploads(serve.fn);
    files.grantSign(serve.fn);
    this.#check(files, { data, parameters, bundlesDirectory });
  }

  #check(files: FilesBucket, { data, parameters, bundlesDirectory }: FilesProps): void {
    const { fn } = new BundledFunction(this, 'check-file', {
      bundle: 'check-file',
      bundlesDirectory,
      // A file of 20 MB, what it unpacks to, and copies of both.
      memory: 1024,
      timeout: Duration.minutes(2),
      impact: 'What is uploaded stays in quarantine: nobody can attach new files.',
      environment: {
        schema: checkFileEnv,
        values: {
          VIEWS_TABLE_NAME: data.views.table.tableName,
          FILES_BUCKET_NAME: files.bucket.bucketName,
          FILE_SCANNER: parameters.fileScanner,
        },
      },
    });
    data.views.grantSettleUploads(fn);
    files.grantCheck(fn);
    const target = new EventTarget(this, 'Target', {
      fn,
      name: 'check-file',
      impact: 'Some uploads were not checked: whoever sent them waits for nothing and has to send them again.',
    });
    new Rule(this, 'Uploaded', {
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [files.bucket.bucketName] }, object: { key: [{ prefix: quarantine }] } },
      },
      targets: [target.hears()],
    });
  }
}

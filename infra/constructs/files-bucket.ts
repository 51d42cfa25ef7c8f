import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { quarantine } from '#core/contracts/quarantine.ts';

/**
 * Files of cases: what was uploaded waits in quarantine for a day at most, what was checked lies under its hash for good. Nobody reaches it
 * but by addresses that were signed.
 */
export class FilesBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: BucketEncryption.S3_MANAGED,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { id: 'quarantine', prefix: quarantine, expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
        { id: 'torn-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      // The desk's own address is known only once the API is made. What a page may send is in an address that was signed for it.
      cors: [{ allowedMethods: [HttpMethods.PUT], allowedOrigins: ['*'], allowedHeaders: ['content-type'], maxAge: 3600 }],
    });
    const { defaultChild } = this.bucket.node;
    // By the property: CDK's own way is a function that sets it, which is one more thing to run and to watch.
    if (defaultChild instanceof CfnBucket) {
      defaultChild.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    }
  }

  /** Origin at which browsers put and get files. */
  get origin(): string {
    return `https://${this.bucket.bucketRegionalDomainName}`;
  }

  /** Signs addresses: to put into quarantine, and to get what was checked. */
  grantSign(grantee: IGrantable): void {
    this.#grant(grantee, 's3:PutObject', `${quarantine}*`);
    this.#grant(grantee, 's3:GetObject', 'sha256/*');
  }

  /** Takes out of quarantine, and keeps under a hash. */
  grantCheck(grantee: IGrantable): void {
    this.#grant(grantee, 's3:GetObject', `${quarantine}*`);
    this.#grant(grantee, 's3:DeleteObject', `${quarantine}*`);
    this.#grant(grantee, 's3:PutObject', 'sha256/*');
    // Without it what is not there (any more) answers as if it were forbidden, which would hide a right that is missing.
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }

  /** Reads what was checked: pictures that letters show. */
  grantRead(grantee: IGrantable): void {
    this.#grant(grantee, 's3:GetObject', 'sha256/*');
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }

  #grant(grantee: IGrantable, action: string, keys: string): void {
    Grant.addToPrincipal({ grantee, actions: [action], resourceArns: [this.bucket.arnForObjects(keys)] });
  }
}

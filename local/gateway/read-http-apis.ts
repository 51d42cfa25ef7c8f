import * as z from 'zod';
import type { CorsConfiguration, HttpApi, JwtAuthorizerSettings, LambdaIntegration, Route } from './http-api.ts';
import { parseRouteKey } from './route-table.ts';

/** What a template resource must show here; references in `properties` are resolved to physical ids and ARNs. */
export interface ApiResource {
  readonly type: string;
  readonly physicalId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The template asks an HTTP API for something the gateway does not do; the message names resource and property. */
export class HttpApiUnsupportedError extends Error {
  constructor(logicalId: string, type: string, reason: string) {
    super(`${logicalId} (${type}): ${reason}`);
    this.name = 'HttpApiUnsupportedError';
  }
}

const anything = z.unknown().optional();
const strings = z.array(z.string());

const apiProperties = z.strictObject({
  Name: z.string().optional(),
  ProtocolType: z.literal('HTTP'),
  Description: anything,
  Tags: anything,
  DisableExecuteApiEndpoint: anything,
  IpAddressType: anything,
  DisableSchemaValidation: anything,
  Version: anything,
  CorsConfiguration: z
    .strictObject({
      AllowOrigins: strings.default([]),
      AllowMethods: strings.default([]),
      AllowHeaders: strings.default([]),
      ExposeHeaders: strings.default([]),
      AllowCredentials: z.boolean().default(false),
      MaxAge: z.number().optional(),
    })
    .optional(),
});

// Throttling, logs and tags of a stage mean nothing on one machine; another stage name would change every path.
const stageProperties = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal('$default'),
  AutoDeploy: anything,
  Description: anything,
  Tags: anything,
  AccessLogSettings: anything,
  DefaultRouteSettings: anything,
  RouteSettings: anything,
});

const integrationProperties = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationMethod: anything,
  ConnectionType: z.literal('INTERNET').optional(),
  Description: anything,
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().int().min(50).max(30_000).default(30_000),
});

const authorizerProperties = z.strictObject({
  ApiId: z.string(),
  AuthorizerType: z.literal('JWT'),
  Name: anything,
  IdentitySource: z.tuple([z.string().regex(/^\$request\.header\.[\w-]+$/)]),
  JwtConfiguration: z.strictObject({ Issuer: z.url(), Audience: strings.min(1) }),
});

const routeProperties = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
  AuthorizationType: z.enum(['JWT', 'NONE']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: strings.default([]),
  OperationName: anything,
});

/**
 * Reads every `AWS::ApiGatewayV2::*` resource of a resolved template.
 * @throws HttpApiUnsupportedError for a type, property or value the gateway does not do.
 */
export function readHttpApis(resources: ReadonlyMap<string, ApiResource>, accountId: string): HttpApi[] {
  for (const [logicalId, { type }] of resources) {
    const isKnown = !type.startsWith('AWS::ApiGatewayV2::') || TYPES.has(type);
    if (!isKnown) throw new HttpApiUnsupportedError(logicalId, type, 'this resource type is not supported');
  }
  // Nothing is needed of a stage but that it can be read.
  readAll(resources, 'AWS::ApiGatewayV2::Stage', stageProperties);
  const integrations = new Map<string, LambdaIntegration>();
  for (const { physicalId, properties } of readAll(resources, 'AWS::ApiGatewayV2::Integration', integrationProperties)) {
    const { IntegrationUri: uri, TimeoutInMillis: timeoutMs } = properties;
    integrations.set(physicalId, { functionArn: functionArn(uri), timeoutMs });
  }
  const authorizers = new Map<string, JwtAuthorizerSettings>();
  for (const { physicalId, properties } of readAll(resources, 'AWS::ApiGatewayV2::Authorizer', authorizerProperties)) {
    const { Issuer: issuer, Audience: audience } = properties.JwtConfiguration;
    const header = properties.IdentitySource[0].slice('$request.header.'.length).toLowerCase();
    authorizers.set(physicalId, { issuer, audience, header });
  }
  const routes = readAll(resources, 'AWS::ApiGatewayV2::Route', routeProperties);
  return readAll(resources, 'AWS::ApiGatewayV2::Api', apiProperties).map(({ physicalId, properties }) => ({
    apiId: physicalId,
    accountId,
    stage: '$default',
    routes: routes.filter((route) => route.properties.ApiId === physicalId).map((route) => toRoute(route, integrations, authorizers)),
    ...(properties.CorsConfiguration === undefined ? {} : { cors: toCors(properties.CorsConfiguration) }),
  }));
}

const TYPES = new Set(['Api', 'Stage', 'Integration', 'Authorizer', 'Route'].map((kind) => `AWS::ApiGatewayV2::${kind}`));

interface Read<T> {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly properties: T;
}

function readAll<T>(resources: ReadonlyMap<string, ApiResource>, type: string, schema: z.ZodType<T>): Read<T>[] {
  return [...resources]
    .filter(([, resource]) => resource.type === type)
    .map(([logicalId, { physicalId, properties }]) => {
      const result = schema.safeParse(properties);
      if (!result.success) throw new HttpApiUnsupportedError(logicalId, type, z.prettifyError(result.error));
      return { logicalId, physicalId, properties: result.data };
    });
}

function toRoute(
  { logicalId, properties }: Read<z.infer<typeof routeProperties>>,
  integrations: ReadonlyMap<string, LambdaIntegration>,
  authorizers: ReadonlyMap<string, JwtAuthorizerSettings>,
): Route {
  const refuse = (reason: string) => new HttpApiUnsupportedError(logicalId, 'AWS::ApiGatewayV2::Route', reason);
  const { RouteKey, Target, AuthorizationType, AuthorizerId, AuthorizationScopes } = properties;
  const integration = integrations.get(Target.slice('integrations/'.length));
  if (integration === undefined) throw refuse(`Target ${Target} is not an integration of this template`);
  const key = parseRouteKey(RouteKey);
  if (key === undefined) throw refuse(`RouteKey ${RouteKey} cannot be read`);
  if (AuthorizationType === 'NONE') return { key, integration, scopes: [] };
  const authorizer = authorizers.get(AuthorizerId ?? '');
  if (authorizer === undefined) throw refuse('AuthorizerId is not an authorizer of this template');
  return { key, integration, authorizer, scopes: AuthorizationScopes };
}

function toCors(cors: NonNullable<z.infer<typeof apiProperties>['CorsConfiguration']>): CorsConfiguration {
  return {
    allowOrigins: cors.AllowOrigins,
    allowMethods: cors.AllowMethods,
    allowHeaders: cors.AllowHeaders,
    exposeHeaders: cors.ExposeHeaders,
    allowCredentials: cors.AllowCredentials,
    ...(cors.MaxAge === undefined ? {} : { maxAgeSeconds: cors.MaxAge }),
  };
}

/** CDK writes the function's ARN itself; CloudFormation also takes API Gateway's invocation URI around it. */
function functionArn(uri: string): string {
  return /\/functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1] ?? uri;
}

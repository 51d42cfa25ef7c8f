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
  const integrations = new Map<string, LambdaIntegration>();
  const authorizers = new Map<string, JwtAuthorizerSettings>();
  const routes: (z.infer<typeof routeProperties> & { logicalId: string })[] = [];
  const apis: { apiId: string; cors: CorsConfiguration | undefined }[] = [];
  for (const [logicalId, resource] of resources) {
    if (!resource.type.startsWith('AWS::ApiGatewayV2::')) continue;
    switch (resource.type) {
      case 'AWS::ApiGatewayV2::Api': {
        const { CorsConfiguration: cors } = parse(apiProperties, logicalId, resource);
        apis.push({ apiId: resource.physicalId, cors: cors && toCors(cors) });
        break;
      }
      case 'AWS::ApiGatewayV2::Stage':
        parse(stageProperties, logicalId, resource);
        break;
      case 'AWS::ApiGatewayV2::Integration': {
        const { IntegrationUri, TimeoutInMillis } = parse(integrationProperties, logicalId, resource);
        integrations.set(resource.physicalId, { functionArn: functionArn(IntegrationUri), timeoutMs: TimeoutInMillis });
        break;
      }
      case 'AWS::ApiGatewayV2::Authorizer': {
        const { IdentitySource, JwtConfiguration } = parse(authorizerProperties, logicalId, resource);
        authorizers.set(resource.physicalId, {
          issuer: JwtConfiguration.Issuer,
          audience: JwtConfiguration.Audience,
          header: IdentitySource[0].slice('$request.header.'.length).toLowerCase(),
        });
        break;
      }
      case 'AWS::ApiGatewayV2::Route':
        routes.push({ ...parse(routeProperties, logicalId, resource), logicalId });
        break;
      default:
        throw new HttpApiUnsupportedError(logicalId, resource.type, 'this resource type is not supported');
    }
  }
  const toRoute = (route: (typeof routes)[number]): Route => {
    const refuse = (reason: string) => new HttpApiUnsupportedError(route.logicalId, 'AWS::ApiGatewayV2::Route', reason);
    const integration = integrations.get(route.Target.slice('integrations/'.length));
    if (integration === undefined) throw refuse(`Target ${route.Target} is not an integration of this template`);
    const key = parseRouteKey(route.RouteKey);
    if (key === undefined) throw refuse(`RouteKey ${route.RouteKey} cannot be read`);
    if (route.AuthorizationType === 'NONE') return { key, integration, scopes: [] };
    const authorizer = authorizers.get(route.AuthorizerId ?? '');
    if (authorizer === undefined) throw refuse('AuthorizerId is not an authorizer of this template');
    return { key, integration, authorizer, scopes: route.AuthorizationScopes };
  };
  return apis.map(({ apiId, cors }) => ({
    apiId,
    accountId,
    stage: '$default',
    routes: routes.filter((route) => route.ApiId === apiId).map(toRoute),
    ...(cors === undefined ? {} : { cors }),
  }));
}

function parse<T>(schema: z.ZodType<T>, logicalId: string, resource: ApiResource): T {
  const result = schema.safeParse(resource.properties);
  if (result.success) return result.data;
  throw new HttpApiUnsupportedError(logicalId, resource.type, z.prettifyError(result.error));
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

import type { RouteKey } from './route-table.ts';

/** One HTTP API as the gateway runs it: routes with what they call and who may call them. */
export interface HttpApi {
  readonly apiId: string;
  readonly accountId: string;
  readonly stage: string;
  readonly routes: readonly Route[];
  readonly cors?: CorsConfiguration;
}

export interface Route {
  /** As in the template: `GET /healthz`, `ANY /v1/{proxy+}`, `$default`. */
  readonly key: RouteKey;
  readonly integration: LambdaIntegration;
  readonly authorizer?: JwtAuthorizerSettings;
  /** The token must carry at least one of them; empty means any token that verifies. */
  readonly scopes: readonly string[];
}

export interface LambdaIntegration {
  readonly functionArn: string;
  /** Real milliseconds the gateway waits for the function. */
  readonly timeoutMs: number;
}

export interface JwtAuthorizerSettings {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** Lower-case name of the header that carries the token. */
  readonly header: string;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html */
export interface CorsConfiguration {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAgeSeconds?: number;
}

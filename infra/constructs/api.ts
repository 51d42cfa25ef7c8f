import { CfnOutput, Duration } from 'aws-cdk-lib';
import { CfnStage, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { administrationPaths, documentationPaths } from '#core/contracts/administration-paths.ts';
import { filePaths } from '#core/contracts/file-paths.ts';
import { administerEnv } from '#functions/administer/env.ts';
import { apiEnv } from '#functions/api/env.ts';
import { checkPaths, letterPaths } from '#core/contracts/letter-paths.ts';
import { importSessionEnv } from '#functions/import-session/env.ts';
import { renderLetterEnv } from '#functions/render-letter/env.ts';
import { publishedPaths } from '#core/contracts/published-paths.ts';
import { planPaths } from '#core/contracts/plan-paths.ts';
import { reminderPath } from '#core/contracts/reminder-paths.ts';
import { sheetPaths } from '#core/contracts/sheet-paths.ts';
import { judgePath } from '#core/contracts/judge-path.ts';
import { serveCalendarEnv } from '#functions/serve-calendar/env.ts';
import { servePlansEnv } from '#functions/serve-plans/env.ts';
import { serveRemindersEnv } from '#functions/serve-reminders/env.ts';
import { alarmPeriod, OperationalAlarm } from './alarm.ts';
import { BundledFunction } from './bundled-function.ts';
import type { Data } from './data.ts';
import type { DeployParameters } from './deploy-parameters.ts';
import type { Files } from './files.ts';
import type { Judging } from './judging.ts';
import type { Webhooks } from './webhooks.ts';
import { webEnvironment } from './web-environment.ts';

export interface ApiProps {
  readonly data: Data;
  readonly webhooks: Webhooks;
  readonly files: Files;
  readonly judging: Judging;
  readonly parameters: DeployParameters;
  readonly bundlesDirectory: string;
}

// The web client: a shell that knows nothing until its reader has signed in.
const consolePaths = ['/', '/desk', '/desk/{proxy+}', '/cases/{id}', '/signed-in', '/signed-out', '/console/{proxy+}'];

// Calendars cannot sign in: the file's name is a secret, as is the end of a link to judge by. Access logs, should they ever be switched on,
// must leave the paths out.
const calendarPath = '/calendars/{file}';

/**
 * The HTTP API. Everything under /v1 needs a token of the identity provider; health, documentation, schemas, the web client's
 * shell, calendars, the check of letters, published replies and the links in mails do not.
 */
export class Api extends Construct {
  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id);
    const { data, files, parameters, bundlesDirectory } = props;
    const { fn } = new BundledFunction(this, 'api', {
      bundle: 'api',
      bundlesDirectory,
      memory: 1024,
      timeout: Duration.seconds(15),
      impact: 'Nobody can work: the API does not answer.',
      environment: {
        schema: apiEnv,
        values: {
          ...webEnvironment(data, parameters),
          IDENTITY_ISSUER: parameters.identityIssuer,
          IDENTITY_CLIENT_ID: parameters.identityClient,
          IDENTITY_SCOPE: parameters.identityScope,
          IDENTITY_TOKEN_ORIGIN: parameters.identityTokenOrigin,
          REHEARSAL_TOOLS: parameters.rehearsalTools,
          FILES_ORIGIN: files.origin,
        },
      },
    });
    const calendar = new BundledFunction(this, 'serve-calendar', {
      bundle: 'serve-calendar',
      bundlesDirectory,
      timeout: Duration.seconds(15),
      impact: 'Calendars of due days that people subscribed to are not brought up to date.',
      environment: {
        schema: serveCalendarEnv,
        values: { LEDGER_TABLE_NAME: data.ledger.table.tableName, VIEWS_TABLE_NAME: data.views.table.tableName },
      },
    });
    data.ledger.grantRead(calendar.fn);
    data.views.grantRead(calendar.fn);
    data.views.grantMarkFeeds(calendar.fn);
    const administration = administrationFunction(this, props);
    data.ledger.grantAppendToCases(fn, parameters.body);
    data.views.grantRead(fn);
    data.views.grantKeepFeeds(fn);
    data.views.grantKeepDrafts(fn);
    const api = new HttpApi(this, 'Http', { description: 'Proposal pipeline' });
    // What goes wrong inside is answered as a problem, so the function counts no error for it.
    new OperationalAlarm(this, 'ServerErrors', {
      metric: api.metricServerError({ period: alarmPeriod, statistic: Stats.SUM }),
      threshold: 5,
      impact: 'People are told that something went wrong and to try again.',
      runbook: 'api-server-errors',
    });
    const integration = new HttpLambdaIntegration('Lambda', fn);
    const authorizer = new HttpJwtAuthorizer('People', parameters.identityIssuer, { jwtAudience: [parameters.identityAudience] });
    api.addRoutes({ path: '/v1/{proxy+}', methods: [HttpMethod.ANY], integration, authorizer });
    for (const path of ['/healthz', ...consolePaths]) api.addRoutes({ path, methods: [HttpMethod.GET], integration });
    const administers = new HttpLambdaIntegration('Administration', administration);
    for (const path of administrationPaths.flatMap((one) => [one, `${one}/{proxy+}`])) {
      api.addRoutes({ path, methods: [HttpMethod.ANY], integration: administers, authorizer });
    }
    const serves = new HttpLambdaIntegration('Files', files.serve);
    for (const path of filePaths) api.addRoutes({ path, methods: [HttpMethod.ANY], integration: serves, authorizer });
    const letters = new HttpLambdaIntegration('Letters', letterFunction(this, props));
    for (const path of letterPaths.GET) api.addRoutes({ path, methods: [HttpMethod.GET], integration: letters, authorizer });
    for (const path of letterPaths.POST) api.addRoutes({ path, methods: [HttpMethod.POST], integration: letters, authorizer });
    const checkRoutes = checkPaths.flatMap((path) => api.addRoutes({ path, methods: [HttpMethod.GET], integration: letters }));
    for (const path of publishedPaths) api.addRoutes({ path, methods: [HttpMethod.GET], integration: letters });
    const plans = plansFunction(this, props);
    const planning = new HttpLambdaIntegration('Plans', plans);
    for (const path of planPaths.flatMap((one) => [one, `${one}/{proxy+}`])) {
      api.addRoutes({ path, methods: [HttpMethod.ANY], integration: planning, authorizer });
    }
    const reminding = new HttpLambdaIntegration('Reminders', remindersFunction(this, props));
    for (const path of [reminderPath, `${reminderPath}/{proxy+}`]) {
      api.addRoutes({ path, methods: [HttpMethod.ANY], integration: reminding, authorizer });
    }
    const importing = new HttpLambdaIntegration('Sheets', sheetsFunction(this, props, { api: fn, plans }));
    for (const path of sheetPaths.flatMap((one) => [one, `${one}/{proxy+}`])) {
      api.addRoutes({ path, methods: [HttpMethod.ANY], integration: importing, authorizer });
    }
    for (const path of documentationPaths) api.addRoutes({ path, methods: [HttpMethod.GET], integration: administers });
    api.addRoutes({
      path: calendarPath,
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('Calendars', calendar.fn),
    });
    api.addRoutes({
      path: judgePath,
      // HTTP APIs hand no HEAD to a route of GET, and scanners of mails ask by it.
      methods: [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST],
      integration: new HttpLambdaIntegration('Judging', props.judging.serve),
    });
    const stage = api.defaultStage?.node.defaultChild;
    if (stage instanceof CfnStage) {
      stage.defaultRouteSettings = { throttlingBurstLimit: 200, throttlingRateLimit: 100 };
      // Whoever tries codes one after the other: there are 2^40 of them, and ten tries a second.
      stage.routeSettings = Object.fromEntries(
        checkPaths.map((path) => [`GET ${path}`, { ThrottlingBurstLimit: 20, ThrottlingRateLimit: 10 }]),
      );
      // A stage that names a route which is not made yet is refused ("Unable to find Route by key"), and nothing else orders the two.
      stage.node.addDependency(...checkRoutes);
    }
    // Named as the README names it, without the construct's path.
    new CfnOutput(this, 'Address', { value: api.apiEndpoint }).overrideLogicalId('Address');
  }
}

/** Prints letters with their pictures and reads files. It reads alone: 30 MB of type and readers of foreign files stay away from whoever may write. */
function letterFunction(scope: Construct, { data, files, parameters, bundlesDirectory }: ApiProps): Function {
  const { fn } = new BundledFunction(scope, 'render-letter', {
    bundle: 'render-letter',
    bundlesDirectory,
    memory: 512,
    timeout: Duration.seconds(20),
    impact: 'Letters cannot be looked at, printed or brought back from Word; nothing is lost.',
    environment: {
      schema: renderLetterEnv,
      values: {
        ...webEnvironment(data, parameters),
        FILES_BUCKET_NAME: files.store.bucket.bucketName,
        PORTAL_URL: parameters.mail.portalUrl,
        LETTER_FONTS: parameters.letterFonts,
      },
    },
  });
  data.ledger.grantRead(fn);
  data.views.grantRead(fn);
  files.store.grantRead(fn);
  return fn;
}

/** Records directory, rules and webhooks, and touches no case's log: its rights end where the others' begin. */
function administrationFunction(scope: Construct, { data, webhooks, parameters, bundlesDirectory }: ApiProps): Function {
  const { fn } = new BundledFunction(scope, 'administer', {
    bundle: 'administer',
    bundlesDirectory,
    memory: 1024,
    timeout: Duration.seconds(15),
    impact: 'Administrators cannot change directory, rules or webhooks, and nobody can choose how to be told.',
    environment: {
      schema: administerEnv,
      values: {
        ...webEnvironment(data, parameters),
        SECRETS_TABLE_NAME: data.secrets.table.tableName,
        ROBOT_HOSTS: parameters.robotHosts,
        ...webhooks.busEnvironment,
        LOOPBACK_RECEIVERS: parameters.webhooks.loopbackReceivers,
        NODE_ENV: parameters.webhooks.environment,
      },
    },
  });
  data.ledger.grantRead(fn);
  data.ledger.grantAppendTo(fn, ...['directory', 'policy', 'calendar', 'webhooks'].map((log) => `${parameters.body}#${log}`));
  data.views.grantRead(fn);
  data.secrets.grantKeep(fn);
  webhooks.grantPut(fn);
  return fn;
}

/** Tries what is planned and keeps it; only its run, with rights of its own, touches a case. */
function plansFunction(scope: Construct, { data, parameters, bundlesDirectory }: ApiProps): Function {
  const { fn } = new BundledFunction(scope, 'serve-plans', {
    bundle: 'serve-plans',
    bundlesDirectory,
    memory: 1024,
    timeout: Duration.seconds(29),
    impact: 'Nobody can plan the dispatch of a session; single dispatches go on.',
    environment: {
      schema: servePlansEnv,
      values: webEnvironment(data, parameters),
    },
  });
  data.ledger.grantAppendToPlans(fn, parameters.body);
  data.views.grantRead(fn);
  return fn;
}

/** Lists what was told and what will be; it reads alone. */
function remindersFunction(scope: Construct, { data, parameters, bundlesDirectory }: ApiProps): Function {
  const { fn } = new BundledFunction(scope, 'serve-reminders', {
    bundle: 'serve-reminders',
    bundlesDirectory,
    memory: 1024,
    timeout: Duration.seconds(15),
    impact: 'Nobody can look up who was told what; what is due goes out all the same.',
    environment: {
      schema: serveRemindersEnv,
      values: webEnvironment(data, parameters),
    },
  });
  data.ledger.grantRead(fn);
  data.views.grantRead(fn);
  return fn;
}

/** Reads sheets and tries them; what they say is brought in by a workflow, with rights of its own. */
function sheetsFunction(
  scope: Construct,
  { data, parameters, bundlesDirectory }: ApiProps,
  asked: { readonly api: Function; readonly plans: Function },
): Function {
  const { fn } = new BundledFunction(scope, 'import-session', {
    bundle: 'import-session',
    bundlesDirectory,
    memory: 1536,
    timeout: Duration.seconds(29),
    impact: 'Nobody can bring a file in or take a list out.',
    environment: {
      schema: importSessionEnv,
      values: {
        ...webEnvironment(data, parameters),
        API_FUNCTION_NAME: asked.api.functionName,
        PLANS_FUNCTION_NAME: asked.plans.functionName,
      },
    },
  });
  data.ledger.grantRead(fn);
  data.ledger.grantAppendToImports(fn, parameters.body);
  data.views.grantRead(fn);
  data.views.grantKeepImports(fn);
  // What a list shows to whom, those who answer it decide: they are asked as the caller.
  for (const one of [asked.api, asked.plans]) one.grantInvoke(fn);
  return fn;
}

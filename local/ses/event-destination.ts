import * as z from 'zod';
import type { ResolvedResource } from '../template/resolved-stack.ts';
import { TemplateError } from '../template/template-error.ts';
import type { MailEventType } from './mail.ts';

/** Of which mails, by configuration set, which events go to the default event bus. */
export interface EventDestination {
  readonly configurationSet: string;
  readonly takes: (type: MailEventType) => boolean;
}

const EVENT_TYPES = [
  'send',
  'reject',
  'bounce',
  'complaint',
  'delivery',
  'open',
  'click',
  'renderingfailure',
  'deliverydelay',
  'subscription',
] as const;

// CDK writes `deliveryDelay`, the second version of the API `DELIVERY_DELAY`; CloudFormation takes both.
const eventType = z
  .string()
  .transform((text) => text.replaceAll('_', '').toLowerCase())
  .pipe(z.enum(EVENT_TYPES));

const onlyEventBridge = z.undefined('only the default event bus can be a destination here').optional();

const propertiesSchema = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: z.string().optional(),
    Enabled: z.union([z.boolean(), z.stringbool()]).default(false),
    MatchingEventTypes: z.array(eventType).min(1),
    EventBridgeDestination: z.strictObject({ EventBusArn: z.string().endsWith(':event-bus/default', 'SES knows the default bus only') }),
    SnsDestination: onlyEventBridge,
    KinesisFirehoseDestination: onlyEventBridge,
    CloudWatchDestination: onlyEventBridge,
  }),
});

/**
 * Reads an `AWS::SES::ConfigurationSetEventDestination`; undefined for one that is switched off.
 * @throws TemplateError naming what is not supported
 */
export function eventDestination(resource: ResolvedResource): EventDestination | undefined {
  const result = propertiesSchema.safeParse(resource.properties);
  if (!result.success) throw new TemplateError(`Event destination ${resource.logicalId}: ${z.prettifyError(result.error)}`);
  const { ConfigurationSetName, EventDestination } = result.data;
  if (!EventDestination.Enabled) return undefined;
  const types = new Set<string>(EventDestination.MatchingEventTypes);
  return { configurationSet: ConfigurationSetName, takes: (type) => types.has(type.toLowerCase()) };
}

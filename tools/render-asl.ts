import { writeFileSync } from 'node:fs';
import { assignmentWorkflow } from '#workflows/assignment/definition.ts';
import { digestWorkflow } from '#workflows/digest/definition.ts';
import { importRunWorkflow } from '#workflows/import-run/definition.ts';
import { planRunWorkflow } from '#workflows/plan-run/definition.ts';
import { proposalWorkflow } from '#workflows/proposal/definition.ts';
import { webhookLaneWorkflow } from '#workflows/webhook-lane/definition.ts';
import { renderWorkflow } from '#workflows/render-workflow.ts';

const asl = new URL('../workflows/asl/', import.meta.url);

/** The committed ASL files by their name: the same states that are deployed, to be read in a diff. */
export function renderAsl(): ReadonlyMap<string, string> {
  const workflows = {
    proposal: proposalWorkflow,
    assignment: assignmentWorkflow,
    digest: digestWorkflow,
    'webhook-lane': webhookLaneWorkflow,
    'plan-run': planRunWorkflow,
    'import-run': importRunWorkflow,
  };
  return new Map(
    Object.entries(workflows).map(([name, define]) => [`${name}.asl.json`, `${JSON.stringify(renderWorkflow(define), null, 2)}\n`]),
  );
}

if (import.meta.main) {
  for (const [file, text] of renderAsl()) writeFileSync(new URL(file, asl), text);
  console.error('rendered workflows/asl');
}

import { findViolations, importRules } from './cruise.ts';

const violations = await findViolations(process.cwd());
const reasons = new Map(importRules.map(({ name, comment }) => [name, comment]));

for (const { rule, from, to } of violations) {
  console.error(`${from}\n  imports ${to}\n  ${rule}: ${reasons.get(rule) ?? ''}`);
}
process.exitCode = violations.length === 0 ? 0 : 1;

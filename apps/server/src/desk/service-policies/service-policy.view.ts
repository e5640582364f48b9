import type { ServicePolicyView } from '#contract';
import type { Policy } from '#domain';

export interface ServicePolicyRow {
  id: string;
  version: number;
  name: string;
  position: number;
  active: boolean;
  conditions: Policy['conditions'];
  targets: Policy['targets'];
  rule: string | null;
  by_name: string;
  since: Date;
}

export const policyOfRow = ({
  id,
  version,
  name,
  position,
  active,
  conditions,
  targets,
}: ServicePolicyRow): Policy => ({
  id,
  version,
  name,
  position,
  active,
  conditions,
  targets,
});

export const servicePolicyView = (row: ServicePolicyRow): ServicePolicyView => ({
  ...(policyOfRow(row) as Omit<ServicePolicyView, 'rule' | 'byName' | 'since'>),
  rule: row.rule,
  byName: row.by_name,
  since: row.since.toISOString(),
});

import type { ServicePolicyView } from '#contract';
import { closingNameEn, type Policy } from '#domain';

export interface ServicePolicyRow {
  id: string;
  version: number;
  name: string;
  position: number;
  active: boolean;
  conditions: Policy['conditions'];
  /** Those of versions from before calls had a target know none. */
  targets: Omit<Policy['targets'], 'answer'> & Partial<Pick<Policy['targets'], 'answer'>>;
  rule: string | null;
  /** The key of the closing rule's row it came from. */
  matrix: string | null;
  by_name: string;
  since: Date;
}

export interface PolicyName {
  name: string;
  nameEn: string | null;
}

export const policyNameOf = ({ name, matrix }: Pick<ServicePolicyRow, 'name' | 'matrix'>): PolicyName => ({
  name,
  nameEn: closingNameEn(matrix, name),
});

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
  targets: { ...targets, answer: targets.answer ?? null },
});

export const servicePolicyView = (row: ServicePolicyRow): ServicePolicyView => ({
  ...(policyOfRow(row) as Omit<ServicePolicyView, 'nameEn' | 'rule' | 'byName' | 'since'>),
  ...policyNameOf(row),
  rule: row.rule,
  byName: row.by_name,
  since: row.since.toISOString(),
});

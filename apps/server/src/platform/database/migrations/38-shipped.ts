import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the desk ships is known by a key of its own, whatever it is called since. */
export class Shipped1795300000038 implements MigrationInterface {
  name = 'Shipped1795300000038';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [columns, policies, scripts, once]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index guided_script_shipped');
    await runner.query('alter table guided_script drop column shipped');
    await runner.query('alter table service_policy drop column matrix');
  }
}

const columns = `
alter table service_policy add column matrix text;
alter table guided_script add column shipped text check (shipped in ('inbound', 'outbound', 'transfer', 'complaint'))`;

// A policy that was renamed since is known by the name its first versions had; of two that had it, the older one.
const policies = `
update service_policy p set matrix = first.key
from (
  select distinct on (k.key) k.key, v.id
  from (values
    ('D7-near', 'D7', 'D7 商场退货（一二级）'), ('D7-far', 'D7', 'D7 商场退货（三四级）'), ('D8', 'D8', 'D8 JJWX 与接机'),
    ('D6-refrigerator', 'D6', 'D6 冰箱拉修'), ('D6-television', 'D6', 'D6 彩电拉修'), ('D6', 'D6', 'D6 拉修'),
    ('D2', 'D2', 'D2 家电（一二级）'), ('D3', 'D3', 'D3 家电（三四级）'), ('D4', 'D4', 'D4 彩电、冰箱')
  ) as k (key, rule, name)
  join service_policy v on v.rule = k.rule and v.name = k.name
  order by k.key, v.since, v.id
) first
where p.id = first.id`;

const scripts = `
update guided_script s set shipped = first.kind
from (
  select distinct on (g.kind) g.kind, g.id
  from guided_script g
  join (values
    ('inbound', '接听来电'), ('outbound', '回访与外呼五步'), ('transfer', '转接与改派'), ('complaint', '处理投诉')
  ) as k (kind, title) on k.kind = g.kind and k.title = g.title
  where g.deleted_at is null
  order by g.kind, g.position, g.id
) first
where s.id = first.id`;

const once = 'create unique index guided_script_shipped on guided_script (shipped) where deleted_at is null';

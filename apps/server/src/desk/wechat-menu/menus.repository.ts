import { Injectable } from '@nestjs/common';
import { type MenuEntry, pressable } from '#domain';
import { Database, type Sql, type Tx } from '../../platform/database/database';
import { storableJson } from '../../platform/database/storable';

export interface MenuRow {
  version: number;
  draft: MenuEntry[] | null;
  drafted_at: Date | null;
  drafted_by: string | null;
  published: MenuEntry[] | null;
  published_at: Date | null;
  published_by: string | null;
  publishing: MenuEntry[] | null;
  publishing_at: Date | null;
  publishing_by: string | null;
}

/** What a press of a key stands for. */
export interface Press {
  key: string;
  name: string;
  kind: 'ticket' | 'answer';
  text: string;
}

const COLUMNS = `version, draft, drafted_at, drafted_by, published, published_at, published_by, publishing, publishing_at,
  publishing_by`;

@Injectable()
export class MenusRepository {
  constructor(private readonly database: Database) {}

  row(inboxId: string): Promise<MenuRow | null> {
    return this.database.row<MenuRow>(`select ${COLUMNS} from wechat_menu where inbox_id = $1`, [inboxId]);
  }

  async lock(tx: Tx, inboxId: string): Promise<MenuRow> {
    await tx.rows('insert into wechat_menu (inbox_id) values ($1) on conflict do nothing', [inboxId]);
    const row = await tx.row<MenuRow>(`select ${COLUMNS} from wechat_menu where inbox_id = $1 for update`, [inboxId]);
    return row!;
  }

  async save(tx: Tx, inboxId: string, row: MenuRow): Promise<void> {
    const json = (menu: MenuEntry[] | null) => menu && storableJson(menu);
    await tx.rows(
      `update wechat_menu set version = $2, draft = $3, drafted_at = $4, drafted_by = $5, published = $6, published_at = $7,
         published_by = $8, publishing = $9, publishing_at = $10, publishing_by = $11 where inbox_id = $1`,
      [
        ...[inboxId, row.version, json(row.draft), row.drafted_at, row.drafted_by],
        ...[json(row.published), row.published_at, row.published_by],
        ...[json(row.publishing), row.publishing_at, row.publishing_by],
      ],
    );
  }

  /** What the keys of a menu mean from now on; those of older menus keep what they meant. */
  async keepKeys(tx: Tx, inboxId: string, menu: MenuEntry[], at: Date): Promise<void> {
    const presses = pressable(menu).flatMap(({ button: { key, name, kind, text } }) =>
      kind === 'ticket' || kind === 'answer' ? [{ key, name: name.trim(), kind, text }] : [],
    );
    await tx.rows(
      `insert into wechat_menu_key (inbox_id, key, name, kind, text, published_at)
       select $1, key, name, kind, text, $3 from json_to_recordset($2::json) as k(key text, name text, kind text, text text)
       on conflict (inbox_id, key) do update set name = excluded.name, kind = excluded.kind, text = excluded.text,
         published_at = excluded.published_at`,
      [inboxId, storableJson(presses), at],
    );
  }

  press(inboxId: string, key: string): Promise<Press | null> {
    return this.database.row<Press>(
      'select key, name, kind, text from wechat_menu_key where inbox_id = $1 and key = $2',
      [inboxId, key],
    );
  }

  presses(inboxId: string, sql: Sql = this.database): Promise<Press[]> {
    return sql.rows<Press>('select key, name, kind, text from wechat_menu_key where inbox_id = $1', [inboxId]);
  }
}

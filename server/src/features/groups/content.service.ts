import type { Sequelize, Transaction } from 'sequelize';
import { exactPoint, snappedPoint } from '../../db/point.ts';

export interface Content {
  latitude?: number | undefined;
  longitude?: number | undefined;
  subject_ids?: readonly number[] | undefined;
}

const placeText = `
  UPDATE study_groups SET geom_point = ${exactPoint('$2', '$3')},
    geom_snapped_point = ${snappedPoint({ longitude: '$2', latitude: '$3', decimals: '$4::int' })}
  WHERE id = $1`;

const forgetSubjectsText = 'DELETE FROM group_subjects WHERE group_id = $1';
const addSubjectsText = 'INSERT INTO group_subjects (group_id, subject_id) SELECT DISTINCT $1::int, unnest($2::int[])';

/** What is written about a group beside its row: where it meets, and its subjects. */
export class ContentService {
  readonly #sequelize: Sequelize;
  readonly #locationDecimals: number;

  constructor(sequelize: Sequelize, locationDecimals: number) {
    this.#sequelize = sequelize;
    this.#locationDecimals = locationDecimals;
  }

  async write(groupId: number, { latitude, longitude, subject_ids }: Content, transaction: Transaction): Promise<void> {
    const run = (text: string, bind: unknown[]) => this.#sequelize.query(text, { bind, transaction });
    if (latitude !== undefined) await run(placeText, [groupId, longitude, latitude, this.#locationDecimals]);
    if (!subject_ids) return;
    await run(forgetSubjectsText, [groupId]);
    await run(addSubjectsText, [groupId, subject_ids]);
  }
}

import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';
import type { Wire } from '../../core/wire.ts';

/** A subject on somebody's list, at most once. */
export interface UserSubject extends Model<InferAttributes<UserSubject>, InferCreationAttributes<UserSubject>> {
  id: CreationOptional<number>;
  userId: number;
  subjectId: number;
  level: Wire['Level'];
  intent: Wire['Intent'];
  note: CreationOptional<string>;
  createdAt: Date;
  updatedAt: Date;
}

export type UserSubjects = ModelStatic<UserSubject>;

export const defineUserSubjects = (sequelize: Sequelize): UserSubjects =>
  sequelize.define<UserSubject>(
    'UserSubject',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      userId: { type: DataTypes.INTEGER, allowNull: false },
      subjectId: { type: DataTypes.INTEGER, allowNull: false },
      level: { type: DataTypes.TEXT, allowNull: false },
      intent: { type: DataTypes.TEXT, allowNull: false },
      note: { type: DataTypes.TEXT, defaultValue: '' },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    // The times come from the server's clock, which tests can own.
    { tableName: 'user_subjects', underscored: true, timestamps: false },
  );

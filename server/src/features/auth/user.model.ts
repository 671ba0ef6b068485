import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';
import type { AccountStatus, PrivacyLevel } from '../../core/actor.ts';

/** A person. Positions are written and read by the location feature's SQL and are no columns of this model. */
export interface User extends Model<InferAttributes<User>, InferCreationAttributes<User>> {
  id: CreationOptional<number>;
  email: string;
  /** Argon2id in its own text format, salt and parameters included. */
  passwordHash: string;
  fullName: string;
  phone: CreationOptional<string | null>;
  schoolId: CreationOptional<number | null>;
  major: CreationOptional<string | null>;
  year: CreationOptional<number | null>;
  bio: CreationOptional<string>;
  avatarUrl: CreationOptional<string | null>;
  learningRadiusKm: CreationOptional<number>;
  privacyLevel: CreationOptional<PrivacyLevel>;
  status: CreationOptional<AccountStatus>;
  isStaff: CreationOptional<boolean>;
  lastActiveAt: CreationOptional<Date | null>;
}

export type Users = ModelStatic<User>;

export const defineUsers = (sequelize: Sequelize): Users =>
  sequelize.define<User>(
    'User',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      email: { type: DataTypes.CITEXT, allowNull: false },
      passwordHash: { type: DataTypes.TEXT, allowNull: false },
      fullName: { type: DataTypes.STRING(255), allowNull: false },
      phone: DataTypes.STRING(20),
      schoolId: DataTypes.INTEGER,
      major: DataTypes.STRING(255),
      year: DataTypes.INTEGER,
      bio: { type: DataTypes.TEXT, defaultValue: '' },
      avatarUrl: DataTypes.STRING(500),
      learningRadiusKm: { type: DataTypes.DOUBLE, defaultValue: 5 },
      privacyLevel: { type: DataTypes.TEXT, defaultValue: 'open' },
      status: { type: DataTypes.TEXT, defaultValue: 'active' },
      isStaff: { type: DataTypes.BOOLEAN, defaultValue: false },
      lastActiveAt: DataTypes.DATE,
    },
    { tableName: 'users', underscored: true },
  );

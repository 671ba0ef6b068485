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

export type GroupPrivacy = Wire['GroupPrivacy'];
export type GroupStatus = Wire['GroupStatus'];

/** People who study together. Its position is written beside the model: rounding it is the database's work. */
export interface StudyGroup extends Model<InferAttributes<StudyGroup>, InferCreationAttributes<StudyGroup>> {
  id: CreationOptional<number>;
  /** Where its messages are kept. */
  conversationId: number;
  createdById: CreationOptional<number | null>;
  schoolId: CreationOptional<number | null>;
  name: string;
  description: CreationOptional<string>;
  avatarUrl: CreationOptional<string | null>;
  privacy: CreationOptional<GroupPrivacy>;
  status: CreationOptional<GroupStatus>;
  maxMembers: CreationOptional<number | null>;
  createdAt: Date;
  updatedAt: Date;
}

export type StudyGroups = ModelStatic<StudyGroup>;

export const defineStudyGroups = (sequelize: Sequelize): StudyGroups =>
  sequelize.define<StudyGroup>(
    'StudyGroup',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      conversationId: { type: DataTypes.INTEGER, allowNull: false },
      createdById: DataTypes.INTEGER,
      schoolId: DataTypes.INTEGER,
      name: { type: DataTypes.STRING(255), allowNull: false },
      description: { type: DataTypes.TEXT, defaultValue: '' },
      avatarUrl: DataTypes.STRING(200),
      privacy: { type: DataTypes.TEXT, defaultValue: 'public' },
      status: { type: DataTypes.TEXT, defaultValue: 'active' },
      maxMembers: DataTypes.INTEGER,
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { tableName: 'study_groups', underscored: true, timestamps: false },
  );

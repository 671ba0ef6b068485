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

/** A subject of the catalogue. */
export interface Subject extends Model<InferAttributes<Subject>, InferCreationAttributes<Subject>> {
  id: CreationOptional<number>;
  code: string;
  nameVi: string;
  nameEn: string;
  level: CreationOptional<Wire['SubjectLevel']>;
  createdAt: Date;
  updatedAt: Date;
}

export type Subjects = ModelStatic<Subject>;

export const defineSubjects = (sequelize: Sequelize): Subjects =>
  sequelize.define<Subject>(
    'Subject',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      code: { type: DataTypes.STRING(100), allowNull: false },
      nameVi: { type: DataTypes.STRING(255), allowNull: false },
      nameEn: { type: DataTypes.STRING(255), allowNull: false },
      level: DataTypes.TEXT,
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    // The times come from the server's clock, which tests can own.
    { tableName: 'subjects', underscored: true, timestamps: false },
  );

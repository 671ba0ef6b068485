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

/** A goal of the catalogue. */
export interface Goal extends Model<InferAttributes<Goal>, InferCreationAttributes<Goal>> {
  id: CreationOptional<number>;
  code: string;
  name: string;
  type: Wire['GoalType'];
  createdAt: Date;
  updatedAt: Date;
}

export type Goals = ModelStatic<Goal>;

export const defineGoals = (sequelize: Sequelize): Goals =>
  sequelize.define<Goal>(
    'Goal',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      code: { type: DataTypes.STRING(100), allowNull: false },
      name: { type: DataTypes.STRING(255), allowNull: false },
      type: { type: DataTypes.TEXT, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    // The times come from the server's clock, which tests can own.
    { tableName: 'goals', underscored: true, timestamps: false },
  );

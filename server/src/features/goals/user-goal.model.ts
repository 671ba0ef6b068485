import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

/** A goal on somebody's list, at most once. */
export interface UserGoal extends Model<InferAttributes<UserGoal>, InferCreationAttributes<UserGoal>> {
  id: CreationOptional<number>;
  userId: number;
  goalId: number;
  /** Two decimal places, as text: that is how the driver reads decimals, so that none is rounded. */
  targetValue: string;
  /** `YYYY-MM-DD` */
  targetDate: string;
  createdAt: Date;
  updatedAt: Date;
}

export type UserGoals = ModelStatic<UserGoal>;

export const defineUserGoals = (sequelize: Sequelize): UserGoals =>
  sequelize.define<UserGoal>(
    'UserGoal',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      userId: { type: DataTypes.INTEGER, allowNull: false },
      goalId: { type: DataTypes.INTEGER, allowNull: false },
      targetValue: { type: DataTypes.DECIMAL(10, 2), allowNull: false },
      targetDate: { type: DataTypes.DATEONLY, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    // The times come from the server's clock, which tests can own.
    { tableName: 'user_goals', underscored: true, timestamps: false },
  );

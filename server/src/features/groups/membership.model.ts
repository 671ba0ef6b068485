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

export type GroupRole = Wire['GroupRole'];
export type MembershipStatus = Wire['MembershipStatus'];

/** Somebody's one row in a group, used again whenever they come back. */
export interface GroupMembership
  extends Model<InferAttributes<GroupMembership>, InferCreationAttributes<GroupMembership>> {
  id: CreationOptional<number>;
  groupId: number;
  userId: number;
  role: CreationOptional<GroupRole>;
  status: MembershipStatus;
  invitedById: CreationOptional<number | null>;
  /** When the row was made; coming back does not change it. */
  joinedAt: Date;
  updatedAt: Date;
  leftAt: CreationOptional<Date | null>;
  /** When the person was removed, until somebody of the group lets them in again. */
  removedAt: CreationOptional<Date | null>;
}

export type GroupMemberships = ModelStatic<GroupMembership>;

export const defineGroupMemberships = (sequelize: Sequelize): GroupMemberships =>
  sequelize.define<GroupMembership>(
    'GroupMembership',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      groupId: { type: DataTypes.INTEGER, allowNull: false },
      userId: { type: DataTypes.INTEGER, allowNull: false },
      role: { type: DataTypes.TEXT, defaultValue: 'member' },
      status: { type: DataTypes.TEXT, allowNull: false },
      invitedById: DataTypes.INTEGER,
      joinedAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
      leftAt: DataTypes.DATE,
      removedAt: DataTypes.DATE,
    },
    { tableName: 'group_memberships', underscored: true, timestamps: false },
  );

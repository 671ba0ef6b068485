import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';
import type { GeoPoint } from '../../core/position.ts';

export interface School extends Model<InferAttributes<School>, InferCreationAttributes<School>> {
  id: CreationOptional<number>;
  name: string;
  shortName: CreationOptional<string>;
  address: string;
  cityId: CreationOptional<number | null>;
  geomPoint: CreationOptional<GeoPoint | null>;
  website: CreationOptional<string | null>;
  email: CreationOptional<string | null>;
  phone: CreationOptional<string | null>;
}

export type Schools = ModelStatic<School>;

export const defineSchools = (sequelize: Sequelize): Schools =>
  sequelize.define<School>(
    'School',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      name: { type: DataTypes.STRING(255), allowNull: false },
      shortName: { type: DataTypes.STRING(100), defaultValue: '' },
      address: { type: DataTypes.TEXT, allowNull: false },
      cityId: DataTypes.INTEGER,
      geomPoint: DataTypes.GEOGRAPHY('POINT', 4326),
      website: DataTypes.STRING(500),
      email: DataTypes.STRING(254),
      phone: DataTypes.STRING(20),
    },
    { tableName: 'schools', underscored: true },
  );

using System.Data;
using System.Globalization;
using Dapper;

namespace ReferenceHousing.Schema;

/// <summary>Dates lie in the database as YYYY-MM-DD, so that they sort and compare as text.</summary>
internal sealed class DateText : SqlMapper.TypeHandler<DateOnly>
{
    public override DateOnly Parse(object value) => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public override void SetValue(IDbDataParameter parameter, DateOnly value)
    {
        parameter.DbType = DbType.String;
        parameter.Value = value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
